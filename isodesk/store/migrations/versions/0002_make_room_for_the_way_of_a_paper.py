"""Make room for the way of a paper."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
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
            "'submission', 'consultation', 'decision', 'estimate')",
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
        "travels_with, urgency, circulation, secrecy_room, draft_round, drafter, printed_copies,"
        " foot, deadline_text, deadline_kind) SELECT id, uuid, kind, status, archived, "
        "deleted_at, created_at, adjusts, issuer_id, issuer_header, issuer_superior, "
        "issuer_full_name, issuer_short_name, issuer_abbreviation, issuer_place, document_type, "
        "subject, number, symbol, place, date_year, date_month, date_day, first_year, last_year,"
        " standard_from_id, standard_to_id, file_clerk, file_unit, file_person, file_copies, '',"
        " 'none', 'none', 0, 0, '', 0, '[]', '', 'text' FROM plan"
    )
    op.execute("DROP TABLE plan")
    op.execute("ALTER TABLE new_plan RENAME TO plan")
    op.create_index(op.f("ix_plan_issuer_id"), "plan", ["issuer_id"], unique=False)
    op.create_index(op.f("ix_plan_standard_from_id"), "plan", ["standard_from_id"], unique=False)
    op.create_index(op.f("ix_plan_standard_to_id"), "plan", ["standard_to_id"], unique=False)
    op.create_table(
        "new_signature_column",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("annex_id", sa.BigInteger(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("other_post", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["annex_id"],
            ["annex.id"],
            name=op.f("fk_signature_column_annex_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_signature_column_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature_column")),
        sa.UniqueConstraint("uuid", name=op.f("uq_signature_column_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_signature_column (id, uuid, plan_id, authority, post, other_post, name,"
        " position) SELECT id, uuid, plan_id, authority, post, other_post, name, position FROM "
        "signature_column"
    )
    op.execute("DROP TABLE signature_column")
    op.execute("ALTER TABLE new_signature_column RENAME TO signature_column")
    op.create_index(
        op.f("ix_signature_column_annex_id"), "signature_column", ["annex_id"], unique=False
    )
    op.create_index(
        op.f("ix_signature_column_plan_id"), "signature_column", ["plan_id"], unique=False
    )
    op.create_table(
        "new_attachment",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "role IN ('other', 'signed')", name=op.f("ck_attachment_role_attachmentrole")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_attachment_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("uuid", name=op.f("uq_attachment_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_attachment (id, uuid, plan_id, name, media_type, sha256, size, role, "
        "data, position) SELECT id, uuid, plan_id, name, media_type, sha256, size, 'other', "
        "data, position FROM attachment"
    )
    op.execute("DROP TABLE attachment")
    op.execute("ALTER TABLE new_attachment RENAME TO attachment")
    op.create_index(op.f("ix_attachment_plan_id"), "attachment", ["plan_id"], unique=False)
    op.create_table(
        "frozen_version",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('signing', 'issued')", name=op.f("ck_frozen_version_stage_versionstage")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_frozen_version_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_version")),
        sa.UniqueConstraint("uuid", name=op.f("uq_frozen_version_uuid")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_frozen_version_plan_id"), "frozen_version", ["plan_id"], unique=False)
    op.create_table(
        "receiving_office",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_receiving_office_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receiving_office")),
        sa.UniqueConstraint("uuid", name=op.f("uq_receiving_office_uuid")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_receiving_office_plan_id"), "receiving_office", ["plan_id"], unique=False
    )
    op.create_table(
        "new_citation",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("replaced_by", sa.Text(), nullable=False),
        sa.Column("unsure", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sa.UniqueConstraint("uuid", name=op.f("uq_citation_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_citation (id, uuid, position, kind, symbol, issued_on, effective_on, "
        "issuer, title, replaced_by, unsure) SELECT id, uuid, position, kind, symbol, issued_on,"
        " effective_on, issuer, title, replaced_by, '' FROM citation"
    )
    op.execute("DROP TABLE citation")
    op.execute("ALTER TABLE new_citation RENAME TO citation")
    op.create_index(op.f("ix_citation_symbol"), "citation", ["symbol"], unique=False)
    op.create_table(
        "new_plan_subject",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=True),
        sa.Column("system_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["subject_group.id"],
            name=op.f("fk_plan_subject_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_plan_subject_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["quality_system.id"],
            name=op.f("fk_plan_subject_system_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["unit.id"],
            name=op.f("fk_plan_subject_unit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_subject")),
        sa.UniqueConstraint("uuid", name=op.f("uq_plan_subject_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_plan_subject (id, uuid, plan_id, group_id, name, unit_id, system_id, "
        "note, members, position) SELECT id, uuid, plan_id, group_id, name, unit_id, system_id, "
        "note, '[]', position FROM plan_subject"
    )
    op.execute("DROP TABLE plan_subject")
    op.execute("ALTER TABLE new_plan_subject RENAME TO plan_subject")
    op.create_index(op.f("ix_plan_subject_group_id"), "plan_subject", ["group_id"], unique=False)
    op.create_index(op.f("ix_plan_subject_plan_id"), "plan_subject", ["plan_id"], unique=False)
    op.create_index(op.f("ix_plan_subject_system_id"), "plan_subject", ["system_id"], unique=False)
    op.create_index(op.f("ix_plan_subject_unit_id"), "plan_subject", ["unit_id"], unique=False)
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
            "'free', 'team')",
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
        " caption, unit, unit_line, zero, empty, total, repeat, target, unmerged, 'table', "
        "position FROM plan_table"
    )
    op.execute("DROP TABLE plan_table")
    op.execute("ALTER TABLE new_plan_table RENAME TO plan_table")
    op.create_index(op.f("ix_plan_table_plan_id"), "plan_table", ["plan_id"], unique=False)
    op.create_table(
        "new_indicator",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("form_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("column_values", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("numbered", sa.Boolean(), nullable=False),
        sa.Column("across", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("across IN (0, 1)", name=op.f("ck_indicator_across_bool")),
        sa.CheckConstraint("numbered IN (0, 1)", name=op.f("ck_indicator_numbered_bool")),
        sa.ForeignKeyConstraint(
            ["form_id"],
            ["indicator_form.id"],
            name=op.f("fk_indicator_form_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_indicator_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("uuid", name=op.f("uq_indicator_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_indicator (id, uuid, plan_id, form_id, name, level, unit, "
        "column_values, note, numbered, across, position) SELECT id, uuid, plan_id, form_id, "
        "name, level, unit, column_values, note, 1, 0, position FROM indicator"
    )
    op.execute("DROP TABLE indicator")
    op.execute("ALTER TABLE new_indicator RENAME TO indicator")
    op.create_index(op.f("ix_indicator_form_id"), "indicator", ["form_id"], unique=False)
    op.create_index(op.f("ix_indicator_plan_id"), "indicator", ["plan_id"], unique=False)
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
        "numbered, start_at, state, result, completed_on, waits_for, position) SELECT id, uuid, "
        "plan_id, group_id, level, content, period_text, period_kind, period_first, period_last,"
        " lead, support, audience, product, cost, note, numbered, start_at, state, result, "
        "completed_on, '[]', position FROM task"
    )
    op.execute("DROP TABLE task")
    op.execute("ALTER TABLE new_task RENAME TO task")
    op.create_index(op.f("ix_task_group_id"), "task", ["group_id"], unique=False)
    op.create_index(op.f("ix_task_plan_id"), "task", ["plan_id"], unique=False)
    op.create_table(
        "new_annex",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("style", sa.Text(), nullable=False),
        sa.Column("reference", sa.Boolean(), nullable=False),
        sa.Column("reference_verb", sa.Text(), nullable=False),
        sa.Column("orientation", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "orientation IN ('portrait', 'landscape')",
            name=op.f("ck_annex_orientation_orientation"),
        ),
        sa.CheckConstraint(
            "style IN ('roman', 'none', 'form', 'template', 'list')",
            name=op.f("ck_annex_style_annexstyle"),
        ),
        sa.CheckConstraint("reference IN (0, 1)", name=op.f("ck_annex_reference_bool")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_annex_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annex")),
        sa.UniqueConstraint("uuid", name=op.f("uq_annex_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_annex (id, uuid, plan_id, name, style, reference, reference_verb, "
        "orientation, position) SELECT id, uuid, plan_id, name, style, reference, "
        "reference_verb, orientation, position FROM annex"
    )
    op.execute("DROP TABLE annex")
    op.execute("ALTER TABLE new_annex RENAME TO annex")
    op.create_index(op.f("ix_annex_plan_id"), "annex", ["plan_id"], unique=False)
    op.create_table(
        "new_block",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("annex_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start_at", sa.BigInteger(), nullable=True),
        sa.Column("numbered", sa.Boolean(), nullable=False),
        sa.Column("centred", sa.Boolean(), nullable=False),
        sa.Column("table_id", sa.BigInteger(), nullable=True),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "form IN ('list', 'run_in', 'lines')", name=op.f("ck_block_form_basesform")
        ),
        sa.CheckConstraint(
            "kind IN ('heading', 'numbered', 'point', 'bullet', 'plain', 'legal_bases', 'table',"
            " 'note', 'page_break', 'part', 'chapter', 'section', 'subsection', 'article')",
            name=op.f("ck_block_kind_blockkind"),
        ),
        sa.CheckConstraint("centred IN (0, 1)", name=op.f("ck_block_centred_bool")),
        sa.CheckConstraint("numbered IN (0, 1)", name=op.f("ck_block_numbered_bool")),
        sa.ForeignKeyConstraint(
            ["annex_id"],
            ["annex.id"],
            name=op.f("fk_block_annex_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_block_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["plan_table.id"],
            name=op.f("fk_block_table_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_block")),
        sa.UniqueConstraint("uuid", name=op.f("uq_block_uuid")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO new_block (id, uuid, plan_id, annex_id, kind, level, text, start_at, "
        "numbered, centred, table_id, form, position) SELECT id, uuid, plan_id, annex_id, kind, "
        "level, text, start_at, numbered, centred, table_id, form, position FROM block"
    )
    op.execute("DROP TABLE block")
    op.execute("ALTER TABLE new_block RENAME TO block")
    op.create_index(op.f("ix_block_annex_id"), "block", ["annex_id"], unique=False)
    op.create_index(op.f("ix_block_plan_id"), "block", ["plan_id"], unique=False)
    op.create_index(op.f("ix_block_table_id"), "block", ["table_id"], unique=False)
