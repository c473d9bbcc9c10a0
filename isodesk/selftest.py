"""`isodesk --self-test`: the installed program tries itself, without a screen, in its own folder.

Each step prints a line; the exit code is 0 when all went well.
"""

from __future__ import annotations

import os
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isodesk.ui.style import Look

Step = Callable[["Trial"], None]


class Trial:
    """What the steps share."""

    def __init__(self, folder: Path) -> None:
        from isodesk.store import Actor, create_workspace

        self.folder = folder
        self.actor = Actor.here("Tự kiểm tra")
        self.path = folder / "thử nghiệm.isodesk"
        self.workspace = create_workspace(self.path, self.actor, backups=folder / "sao-luu")

    def close(self) -> None:
        """Let the file go."""
        self.workspace.close()


def run_self_test() -> int:
    """Do all steps; 0 when they went well, 1 at the first that did not."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="isodesk-") as folder:
        trial = Trial(Path(folder))
        try:
            for name, step in STEPS:
                print(f"{name}…", end=" ", flush=True)
                step(trial)
                print("được")
        except Exception:
            print("hỏng")
            traceback.print_exc()
            return 1
        finally:
            trial.close()
    print("Chương trình chạy tốt.")
    return 0


def _sample(trial: Trial) -> None:
    from isodesk.services.sample import create_sample

    with trial.workspace.change("Tạo dữ liệu mẫu") as session:
        create_sample(session)


def _reopen(trial: Trial) -> None:
    from isodesk.store import open_workspace, verify_workspace

    trial.workspace.close()
    _require(not verify_workspace(trial.path), "tệp vừa ghi không nguyên vẹn")
    trial.workspace = open_workspace(trial.path, trial.actor, backups=trial.folder / "sao-luu")
    _require(not trial.workspace.read_only, "tệp mở lại chỉ xem được")


def _edit_and_undo(trial: Trial) -> None:
    from isodesk.services.read import list_plans, read_plan
    from isodesk.services.subjects import set_marks

    with trial.workspace.read() as session:
        plans = [read_plan(session, entry.key) for entry in list_plans(session)]
    plan = next(plan for plan in plans if plan.marks)
    mark = plan.marks[0]
    with trial.workspace.change("Bỏ dấu X", plan=plan.key) as session:
        set_marks(session, plan.key, [(mark.subject, mark.column)], False)
    with trial.workspace.read() as session:
        _require(len(read_plan(session, plan.key).marks) == len(plan.marks) - 1, "không sửa được")
    trial.workspace.undo()
    with trial.workspace.read() as session:
        _require(read_plan(session, plan.key) == plan, "hoàn tác không trả lại như cũ")


def _export(trial: Trial) -> None:
    from isodesk.exporters import export_plan
    from isodesk.services.read import list_plans, read_plan

    with trial.workspace.read() as session:
        plans = [read_plan(session, entry.key) for entry in list_plans(session)]
    for number, plan in enumerate(plans):
        for suffix, start in ((".pdf", b"%PDF"), (".docx", b"PK"), (".xlsx", b"PK")):
            target = trial.folder / f"ke-hoach-{number}{suffix}"
            export_plan(plan, target)
            _require(target.read_bytes().startswith(start), f"{target.name} không đúng dạng")


def _window(trial: Trial) -> None:
    from isodesk.services.read import list_plans
    from isodesk.ui.application import make_application
    from isodesk.ui.style import USUAL
    from isodesk.ui.window import MainWindow

    application = make_application()
    with trial.workspace.read() as session:
        key = list_plans(session)[0].key
    window = MainWindow(trial.workspace, _NoOffice(USUAL))
    window.show()
    window.open_plan(key)
    window.commands.show_guide()
    application.processEvents()
    answers: list[object] = []
    window.background.run(_double, 21, done=answers.append, failed=answers.append)
    deadline = time.monotonic() + 60
    while not answers and time.monotonic() < deadline:
        application.processEvents()
        time.sleep(0.01)
    window.close()
    _require(answers == [42], f"tiến trình phụ không trả lời: {answers}")


class _NoOffice:
    """Around the window of the trial there is nothing to open."""

    person, account, asks_person = "", "", False

    def __init__(self, look: Look) -> None:
        self.recent: tuple[Path, ...] = ()
        self.look = look

    def name_person(self, name: str) -> None:
        """Nobody is asked in a trial."""

    def open(self, path: Path) -> None:
        """Nothing else is opened in a trial."""

    def open_again(self) -> bool:
        return False

    def restore(self, backup: object, prepared: object) -> None:
        """Nothing is restored in a trial."""

    def show_in(self, look: Look) -> None:
        """A trial is not looked at."""


def _double(number: int) -> int:
    return 2 * number


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise RuntimeError(otherwise)


STEPS: tuple[tuple[str, Step], ...] = (
    ("Tạo tệp và dữ liệu mẫu", _sample),
    ("Mở lại và đối chiếu tệp", _reopen),
    ("Sửa và hoàn tác", _edit_and_undo),
    ("Xuất PDF và Excel", _export),
    ("Mở cửa sổ và hướng dẫn, chạy tiến trình phụ", _window),
)
