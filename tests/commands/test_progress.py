"""`isodesk progress` says how far a plan has come on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from isodesk.facts import Evidence, TaskState
from isodesk.services.progress import keep_evidence, record_outcome, record_spending, record_task
from isodesk.services.read import find_plan, read_plan
from isodesk.store import Actor, open_workspace
from tests.commands.conftest import Run

TRANSITION = "chuyen doi ap dung"
PROGRAMME = "34/KH-UBND"


def test_standing_counts_and_percent_follow_from_what_is_written_down(
    run: Run, office: Path, tmp_path: Path
) -> None:
    workspace = open_workspace(office, Actor.here(), backups=tmp_path)
    with workspace.read() as session:
        plan = read_plan(session, find_plan(session, TRANSITION))
    column = next(c for c in plan.columns if c.year == 2018)
    marks = [mark for mark in plan.marks if mark.column == column.key]
    with workspace.change("Cập nhật tiến độ", plan=plan.key) as session:
        paper = Evidence("", "Quyết định", "9/QĐ-UBND", date(2018, 11, 2), "công bố")
        key = keep_evidence(session, paper)
        assert keep_evidence(session, paper) == key
        record_task(session, plan.tasks[0].key, state=TaskState.DONE, evidence=(key,))
        for mark in marks[:3]:
            done = date(2018, 11, 2)
            record_outcome(session, mark.subject, column.key, done_on=done, evidence=(key,))
    workspace.close()
    told = run("progress", office, TRANSITION, "--on", "2021-01-01", "--json")
    assert (told.code, told.err) == (0, "")
    first, *others = told.data["tasks"]
    assert first["standing"] == "done"
    assert first["evidence"] == ["Quyết định số 9/QĐ-UBND ngày 02/11/2018 công bố"]
    dated = [t for t, task in zip(others, plan.tasks[1:], strict=True) if task.period.last]
    assert {task["standing"] for task in dated} <= {"overdue", "not_begun"}
    whole = told.data["task_counts"][0]
    assert whole["all"] == len(plan.tasks)
    assert sum(whole["by_standing"].values()) == len(plan.tasks)
    year = next(
        row for row in told.data["mark_counts"] if "2018" in row["column"] and not row["group"]
    )
    assert (year["planned"], year["done"]) == (len(marks), 3)
    assert year["percent"] == round(300 / len(marks), 1)


def test_money_left_follows_from_what_was_granted_and_spent(
    run: Run, office: Path, tmp_path: Path
) -> None:
    workspace = open_workspace(office, Actor.here(), backups=tmp_path)
    with workspace.read() as session:
        plan = read_plan(session, find_plan(session, PROGRAMME))
    leaf = plan.budget_lines[-1]
    column = plan.budget_columns[0].key
    with workspace.change("Cập nhật kinh phí", plan=plan.key) as session:
        record_spending(session, leaf.key, column, granted=50_000_000, spent=20_000_000)
    workspace.close()
    rows = run("progress", office, PROGRAMME, "--json").data["budget"]
    (row,) = [each for each in rows if each["spent"] and each["column"] and each["line"]][-1:]
    assert (row["granted"], row["spent"], row["left"]) == (50_000_000, 20_000_000, 30_000_000)
    assert row["percent"] == 40.0
    assert rows[0]["spent"] == 20_000_000
    assert rows[0]["planned"] == 3_060_000_000


def test_a_line_a_task_for_people(run: Run, office: Path) -> None:
    told = run("progress", office, TRANSITION, "--on", "2021-01-01")
    assert told.code == 0
    assert "Quá hạn" in told.out
    assert run("progress", office, TRANSITION, "--on", "31/12/2020").code == 2


def test_a_report_of_two_plans_is_made_checked_and_exported(
    run: Run, office: Path, tmp_path: Path
) -> None:
    told = run(
        "report", office, TRANSITION, PROGRAMME, "--from", "2019-01-01", "--to", "2019-06-30"
    )
    assert told.code == 0 and "Kết quả 6 tháng đầu năm 2019 thực hiện" in told.out
    key = told.out.split()[0]
    for suffix in (".pdf", ".docx", ".xlsx"):
        target = tmp_path / f"bao-cao{suffix}"
        assert run("export", office, key, target).code == 0
        assert target.stat().st_size > 5_000
    findings = run("check", office, key, "--json").data
    assert "error" not in {finding["severity"] for finding in findings}
    assert run("report", office, "khong co", "--to", "2019-06-30").code == 1
