"""What is done with whole data files: copied, restored, made with the samples. The worker does
what takes long; whatever is stopped leaves no half file, and what was there stays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isodesk.store import BackupInfo, PreparedRestore, back_up_file, prepare_restore
from isodesk.ui.messages import tell
from isodesk.ui.unfinished import tell_unfinished

if TYPE_CHECKING:
    from isodesk.ui.office import Office
    from isodesk.ui.window import MainWindow

SAMPLE = "mau.isodesk"
_CHANGED = (
    "Tệp đã được sửa trong lúc chuẩn bị khôi phục nên chưa khôi phục. "
    "Chọn lại bản sao lưu để xem những bước sẽ không còn."
)


class WholeFiles:
    """Copies, restores and samples of the window's file."""

    def __init__(self, window: MainWindow, office: Office) -> None:
        self._window = window
        self._office = office

    def back_up(self) -> None:
        """Make a verified backup now."""
        folder = self._window.workspace.backup_folder
        self._copy(folder, "Đang sao lưu…", self._backed_up, thinned=True)

    def save_copy(self, folder: Path) -> None:
        """Write a verified copy of the whole file to a folder, such as a USB stick."""

        def copied(info: BackupInfo) -> None:
            self._window.say(f"Đã lưu bản sao vào {info.path}")

        self._copy(folder, "Đang lưu bản sao…", copied)

    def back_up_if_due(self) -> None:
        """Back up unasked; a failure is told, and work goes on."""
        workspace = self._window.workspace
        if not workspace.backup_is_due():
            return

        def failed(error: BaseException) -> None:
            workspace.was_backed_up(str(error))
            self._window.say(str(error))

        self._window.background.run(
            partial(back_up_file, thinned=True),
            workspace.path,
            workspace.backup_folder,
            done=lambda _: workspace.was_backed_up(),
            failed=failed,
            vital=False,
        )

    def restore(self, backup: BackupInfo) -> None:
        """Put a backup in the file's place, unless the file is changed before it is ready."""
        workspace = self._window.workspace
        agreed = workspace.history(1)

        def put(prepared: PreparedRestore) -> None:
            self._window.perform(lambda: self._put_in_place(backup, prepared, agreed))

        self._run(
            prepare_restore,
            backup,
            workspace.path,
            workspace.actor,
            about=("Đang khôi phục…", "khôi phục", "Đã dừng. Tệp vẫn như trước."),
            folder=workspace.path.parent,
            done=put,
        )

    def _put_in_place(
        self, backup: BackupInfo, prepared: PreparedRestore, agreed: list[Any]
    ) -> None:
        if self._window.workspace.history(1) != agreed:
            prepared.discard()
            tell(self._window, _CHANGED)
        else:
            self._office.restore(backup, prepared)

    def open_sample(self) -> None:
        """Work on the file with samples, made beside this one when it is not there."""
        from isodesk.services.sample import write_sample

        here = self._window.workspace
        path = here.path.with_name(SAMPLE)
        if path.exists():
            self._office.open(path)
            return
        self._run(
            write_sample,
            path,
            here.actor,
            here.backup_folder,
            about=("Đang tạo tệp mẫu…", "tạo tệp mẫu", "Đã dừng. Chưa tạo tệp mẫu."),
            folder=path.parent,
            done=lambda _: self._window.perform(lambda: self._office.open(path)),
        )

    def _backed_up(self, info: BackupInfo) -> None:
        self._window.workspace.was_backed_up()
        self._window.say(f"Đã sao lưu và đối chiếu: {info.path.name}")

    def _copy(
        self,
        folder: Path,
        words: str,
        done: Callable[[BackupInfo], None],
        *,
        thinned: bool = False,
    ) -> None:
        self._run(
            partial(back_up_file, thinned=thinned),
            self._window.workspace.path,
            folder,
            about=(words, "sao lưu", "Đã dừng. Chưa có bản sao nào được ghi."),
            folder=folder,
            done=done,
        )

    def _run(
        self,
        work: Callable[..., Any],
        *arguments: Any,
        about: tuple[str, str, str],
        folder: Path,
        done: Callable[[Any], None],
    ) -> None:
        """Let the worker write into ``folder``; ``about`` says what it does, calls it, and says
        what came of it when it was stopped."""
        begun, name, stopped = about
        self._window.statusBar().showMessage(begun)
        self._window.background.run(
            work,
            *arguments,
            done=done,
            failed=lambda error: tell_unfinished(self._window, error, folder, name, stopped),
        )
