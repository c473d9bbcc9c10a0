"""Make room for review and progress."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "new_plan",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("created_at", sa.String(), nullable=True),
        sa.Column("adjusts", sa.Text(), nullable=False),
        sa.Column("issuer_id", sa.BigInteger(), nullable=True),
        sa.Column("issuer_header", sa.Text(), nullable=False),
        sa.Column("issuer_superior", sa.Text(), nullable=False),
        sa.Column("issuer_full_name", sa.Text(), nullable=False),
        sa.Column("issuer_short_name", sa.Text(), nullable=False),
        sa.Column("issuer_abbreviation", sa.Text(), nullable=False),
        sa.Column("issuer_place", sa.Text(), nullable=False),
        sa.Column("document_type", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("date_year", sa.BigInteger(), nullable=True),
        sa.Column("date_month", sa.BigInteger(), nullable=True),
        sa.Column("date_day", sa.BigInteger(), nullable=True),
        sa.Column("first_year", sa.BigInteger(), nullable=True),
        sa.Column("last_year", sa.BigInteger(), nullable=True),
        sa.Column("standard_from_id", sa.BigInteger(), nullable=True),
        sa.Column("standard_to_id", sa.BigInteger(), nullable=True),
        sa.Column("file_clerk", sa.Text(), nullable=True),
        sa.Column("file_unit", sa.Text(), nullable=False),
        sa.Column("file_person", sa.Text(), nullable=False),
        sa.Column("file_copies", sa.BigInteger(), nullable=False),
        sa.Column("travels_with", sa.Text(), nullable=False),
        sa.Column("wrapper", sa.Text(), nullable=True),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("circulation", sa.Text(), nullable=False),
        sa.Column("secrecy_room", sa.Boolean(), nullable=False),
        sa.Column("draft_round", sa.BigInteger(), nullable=False),
        sa.Column("drafter", sa.Text(), nullable=False),
        sa.Column("printed_copies", sa.BigInteger(), nullable=False),
        sa.Column("foot", sa.Text(), nullable=False),
        sa.Column("deadline_text", sa.Text(), nullable=False),
        sa.Column("deadline_kind", sa.Text(), nullable=False),
        sa.Column("deadline_first", sa.Date(), nullable=True),
        sa.Column("deadline_last", sa.Date(), nullable=True),
        sa.Column("report_on", sa.Text(), nullable=False),
        sa.Column("report_first", sa.Date(), nullable=True),
        sa.Column("report_last", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "circulation IN ('none', 'return', 'internal')",
            name=op.f("ck_plan_circulation_circulation"),
        ),
        sa.CheckConstraint(
            "deadline_kind IN ('quarter', 'month', 'day', 'range', 'until', 'before', "
            "'recurring', 'open', 'text')",
            name=op.f("ck_plan_deadline_kind_periodkind"),
        ),
        sa.CheckConstraint(
            "kind IN ('transition', 'programme', 'yearly', 'letter', 'inspection', 'blank', "
            "'submission', 'consultation', 'decision', 'estimate', 'report')",
            name=op.f("ck_plan_kind_plankind"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'consultation', 'signing', 'issued', 'amended', 'replaced')",
            name=op.f("ck_plan_status_planstatus"),
        ),
        sa.CheckConstraint(
            "urgency IN ('none', 'urgent', 'very_urgent', 'immediate')",
            name=op.f("ck_plan_urgency_urgency"),
        ),
        sa.CheckConstraint("archived IN (0, 1)", name=op.f("ck_plan_archived_bool")),
        sa.CheckConstraint("secrecy_room IN (0, 1)", name=op.f("ck_plan_secrecy_room_bool")),
        sa.ForeignKeyConstraint(
            ["issuer_id"],
            ["issuer.id"],
            name=op.f("fk_plan_issuer_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["standard_from_id"],
            ["standard.id"],
            name=op.f("fk_plan_standard_from_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["standard_to_id"],
            ["standard.id"],
            name=op.f("fk_plan_standard_to_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("uuid", name=op.f("uq_plan_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_plan (id, uuid, kind, status, archived, deleted_at, created_at, "
        "adjusts, issuer_id, issuer_header, issuer_superior, issuer_full_name, "
        "issuer_short_name, issuer_abbreviation, issuer_place, document_type, subject, number, "
        "symbol, place, date_year, date_month, date_day, first_year, last_year, "
        "standard_from_id, standard_to_id, file_clerk, file_unit, file_person, file_copies, "
        "travels_with, wrapper, urgency, circulation, secrecy_room, draft_round, drafter, "
        "printed_copies, foot, deadline_text, deadline_kind, deadline_first, deadline_last, "
        "report_on) SELECT id, uuid, kind, status, archived, deleted_at, created_at, adjusts, "
        "issuer_id, issuer_header, issuer_superior, issuer_full_name, issuer_short_name, "
        "issuer_abbreviation, issuer_place, document_type, subject, number, symbol, place, "
        "date_year, date_month, date_day, first_year, last_year, standard_from_id, "
        "standard_to_id, file_clerk, file_unit, file_person, file_copies, travels_with, wrapper,"
        " urgency, circulation, secrecy_room, draft_round, drafter, printed_copies, foot, "
        "deadline_text, deadline_kind, deadline_first, deadline_last, '[]' FROM plan"
    )
    op.execute("DROP TABLE plan")
    op.execute("ALTER TABLE new_plan RENAME TO plan")
    op.create_index(op.f("ix_plan_issuer_id"), "plan", ["issuer_id"], unique=False)
    op.create_index(op.f("ix_plan_standard_from_id"), "plan", ["standard_from_id"], unique=False)
    op.create_index(op.f("ix_plan_standard_to_id"), "plan", ["standard_to_id"], unique=False)
    op.create_table(
        "accepted",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_accepted_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted")),
        sa.UniqueConstraint("uuid", name=op.f("uq_accepted_uuid")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_accepted_plan_id"), "accepted", ["plan_id"], unique=False)
    op.create_table(
        "new_evidence",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("uuid", name=op.f("uq_evidence_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_evidence (id, uuid, kind, number, issued_on, subject) SELECT id, uuid, "
        "kind, number, issued_on, subject FROM evidence"
    )
    op.execute("DROP TABLE evidence")
    op.execute("ALTER TABLE new_evidence RENAME TO evidence")
    op.create_table(
        "outcome",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("column_id", sa.BigInteger(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["column_id"],
            ["matrix_column.id"],
            name=op.f("fk_outcome_column_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_outcome_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["plan_subject.id"],
            name=op.f("fk_outcome_subject_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_outcome_column_id"), "outcome", ["column_id"], unique=False)
    op.create_index(op.f("ix_outcome_plan_id"), "outcome", ["plan_id"], unique=False)
    op.create_index(op.f("ix_outcome_subject_id"), "outcome", ["subject_id"], unique=False)
    op.create_table(
        "spending",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("column_id", sa.BigInteger(), nullable=False),
        sa.Column("granted", sa.BigInteger(), nullable=True),
        sa.Column("spent", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["column_id"],
            ["budget_column.id"],
            name=op.f("fk_spending_column_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["line_id"],
            ["budget_line.id"],
            name=op.f("fk_spending_line_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_spending_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spending")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_spending_column_id"), "spending", ["column_id"], unique=False)
    op.create_index(op.f("ix_spending_line_id"), "spending", ["line_id"], unique=False)
    op.create_index(op.f("ix_spending_plan_id"), "spending", ["plan_id"], unique=False)
    op.create_table(
        "new_plan_table",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("numbering", sa.Text(), nullable=False),
        sa.Column("times", sa.Text(), nullable=False),
        sa.Column("index_row", sa.Text(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("unit_line", sa.Boolean(), nullable=False),
        sa.Column("zero", sa.Text(), nullable=False),
        sa.Column("empty", sa.Text(), nullable=False),
        sa.Column("total", sa.Text(), nullable=False),
        sa.Column("repeat", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("unmerged", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("form IN ('table', 'lines')", name=op.f("ck_plan_table_form_tableform")),
        sa.CheckConstraint(
            "numbering IN ('runs_on', 'restarts', 'none')",
            name=op.f("ck_plan_table_numbering_numbering"),
        ),
        sa.CheckConstraint(
            "repeat IN ('heads', 'index_row')", name=op.f("ck_plan_table_repeat_repeat")
        ),
        sa.CheckConstraint(
            "source IN ('tasks', 'matrix', 'budget', 'inspection', 'mailing', 'indicators', "
            "'free', 'team', 'results', 'late', 'next', 'outcomes', 'spending', 'units', "
            "'roadmap', 'charts')",
            name=op.f("ck_plan_table_source_tablesource"),
        ),
        sa.CheckConstraint(
            "times IN ('spans', 'deadlines')", name=op.f("ck_plan_table_times_times")
        ),
        sa.CheckConstraint("unit_line IN (0, 1)", name=op.f("ck_plan_table_unit_line_bool")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_plan_table_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_table")),
        sa.UniqueConstraint("uuid", name=op.f("uq_plan_table_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_plan_table (id, uuid, plan_id, source, columns, numbering, times, "
        "index_row, caption, unit, unit_line, zero, empty, total, repeat, target, unmerged, "
        "form, position) SELECT id, uuid, plan_id, source, columns, numbering, times, index_row,"
        " caption, unit, unit_line, zero, empty, total, repeat, target, unmerged, form, position"
        " FROM plan_table"
    )
    op.execute("DROP TABLE plan_table")
    op.execute("ALTER TABLE new_plan_table RENAME TO plan_table")
    op.create_index(op.f("ix_plan_table_plan_id"), "plan_table", ["plan_id"], unique=False)
    op.create_table(
        "new_task",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=True),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("period_text", sa.Text(), nullable=False),
        sa.Column("period_kind", sa.Text(), nullable=False),
        sa.Column("period_first", sa.Date(), nullable=True),
        sa.Column("period_last", sa.Date(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("cost", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("numbered", sa.Boolean(), nullable=False),
        sa.Column("start_at", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reporter", sa.Text(), nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("achieved", sa.String(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("waits_for", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "period_kind IN ('quarter', 'month', 'day', 'range', 'until', 'before', 'recurring',"
            " 'open', 'text')",
            name=op.f("ck_task_period_kind_periodkind"),
        ),
        sa.CheckConstraint(
            "state IN ('not_begun', 'under_way', 'done', 'dropped', 'continuous')",
            name=op.f("ck_task_state_taskstate"),
        ),
        sa.CheckConstraint("numbered IN (0, 1)", name=op.f("ck_task_numbered_bool")),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["task_group.id"],
            name=op.f("fk_task_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_task_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("uuid", name=op.f("uq_task_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_task (id, uuid, plan_id, group_id, level, content, period_text, "
        "period_kind, period_first, period_last, lead, support, audience, product, cost, note, "
        "numbered, start_at, state, result, completed_on, reason, reporter, measure, evidence, "
        "waits_for, position) SELECT id, uuid, plan_id, group_id, level, content, period_text, "
        "period_kind, period_first, period_last, lead, support, audience, product, cost, note, "
        "numbered, start_at, state, result, completed_on, '', '', '', '[]', waits_for, position "
        "FROM task"
    )
    op.execute("DROP TABLE task")
    op.execute("ALTER TABLE new_task RENAME TO task")
    op.create_index(op.f("ix_task_group_id"), "task", ["group_id"], unique=False)
    op.create_index(op.f("ix_task_plan_id"), "task", ["plan_id"], unique=False)
