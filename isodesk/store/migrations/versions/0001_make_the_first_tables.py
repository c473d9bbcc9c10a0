"""Make the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "citation",
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sa.UniqueConstraint("uuid", name=op.f("uq_citation_uuid")),
    )
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_citation_symbol"), ["symbol"], unique=False)

    op.create_table(
        "issuer",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("superior", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("abbreviation", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issuer")),
        sa.UniqueConstraint("uuid", name=op.f("uq_issuer_uuid")),
    )
    op.create_table(
        "reorganization",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reorganization")),
        sa.UniqueConstraint("uuid", name=op.f("uq_reorganization_uuid")),
    )
    op.create_table(
        "standard",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("announced_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard")),
        sa.UniqueConstraint("uuid", name=op.f("uq_standard_uuid")),
    )
    op.create_table(
        "unit_type",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_type")),
        sa.UniqueConstraint("uuid", name=op.f("uq_unit_type_uuid")),
    )
    op.create_table(
        "number_series",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("issuer_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issuer_id"],
            ["issuer.id"],
            name=op.f("fk_number_series_issuer_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("uuid", name=op.f("uq_number_series_uuid")),
    )
    with op.batch_alter_table("number_series", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_number_series_issuer_id"), ["issuer_id"], unique=False)

    op.create_table(
        "plan",
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
        sa.CheckConstraint(
            "kind IN ('transition', 'programme', 'yearly', 'letter', 'inspection', 'blank')",
            name=op.f("ck_plan_kind_plankind"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'consultation', 'signing', 'issued', 'replaced')",
            name=op.f("ck_plan_status_planstatus"),
        ),
        sa.CheckConstraint("archived IN (0, 1)", name=op.f("ck_plan_archived_bool")),
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
    )
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_issuer_id"), ["issuer_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_standard_from_id"), ["standard_from_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_standard_to_id"), ["standard_to_id"], unique=False
        )

    op.create_table(
        "quality_system",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("standard_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["standard_id"],
            ["standard.id"],
            name=op.f("fk_quality_system_standard_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_system")),
        sa.UniqueConstraint("uuid", name=op.f("uq_quality_system_uuid")),
    )
    with op.batch_alter_table("quality_system", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_quality_system_standard_id"), ["standard_id"], unique=False
        )

    op.create_table(
        "unit",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("type_id", sa.BigInteger(), nullable=True),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("outside", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("outside IN (0, 1)", name=op.f("ck_unit_outside_bool")),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["unit.id"],
            name=op.f("fk_unit_parent_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["type_id"],
            ["unit_type.id"],
            name=op.f("fk_unit_type_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("uuid", name=op.f("uq_unit_uuid")),
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_search"), ["search"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_type_id"), ["type_id"], unique=False)

    op.create_table(
        "abbreviation",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("full", sa.Text(), nullable=False),
        sa.Column("where_key", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_abbreviation_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_abbreviation")),
        sa.UniqueConstraint("uuid", name=op.f("uq_abbreviation_uuid")),
    )
    with op.batch_alter_table("abbreviation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_abbreviation_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "addressee",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_addressee_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addressee")),
        sa.UniqueConstraint("uuid", name=op.f("uq_addressee_uuid")),
    )
    with op.batch_alter_table("addressee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_addressee_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "annex",
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
        sa.CheckConstraint("style IN ('roman', 'none')", name=op.f("ck_annex_style_annexstyle")),
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
    )
    with op.batch_alter_table("annex", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_annex_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_attachment_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("uuid", name=op.f("uq_attachment_uuid")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "free_table",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_free_table_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_free_table")),
        sa.UniqueConstraint("uuid", name=op.f("uq_free_table_uuid")),
    )
    with op.batch_alter_table("free_table", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_free_table_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "funding_source",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_funding_source_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding_source")),
        sa.UniqueConstraint("uuid", name=op.f("uq_funding_source_uuid")),
    )
    with op.batch_alter_table("funding_source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_funding_source_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "indicator_form",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_indicator_form_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_form")),
        sa.UniqueConstraint("uuid", name=op.f("uq_indicator_form_uuid")),
    )
    with op.batch_alter_table("indicator_form", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_form_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "legal_basis",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("citation_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citation_id"],
            ["citation.id"],
            name=op.f("fk_legal_basis_citation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_legal_basis_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_basis")),
        sa.UniqueConstraint("uuid", name=op.f("uq_legal_basis_uuid")),
    )
    with op.batch_alter_table("legal_basis", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_legal_basis_citation_id"), ["citation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_legal_basis_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "mailing_entry",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("office_count", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_mailing_entry_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailing_entry")),
        sa.UniqueConstraint("uuid", name=op.f("uq_mailing_entry_uuid")),
    )
    with op.batch_alter_table("mailing_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mailing_entry_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "matrix_column",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_matrix_column_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matrix_column")),
        sa.UniqueConstraint("uuid", name=op.f("uq_matrix_column_uuid")),
    )
    with op.batch_alter_table("matrix_column", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_matrix_column_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "plan_citation",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("citation_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citation_id"],
            ["citation.id"],
            name=op.f("fk_plan_citation_citation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_plan_citation_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_citation")),
    )
    with op.batch_alter_table("plan_citation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_citation_citation_id"), ["citation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_plan_citation_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "plan_table",
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
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "numbering IN ('runs_on', 'restarts', 'none')",
            name=op.f("ck_plan_table_numbering_numbering"),
        ),
        sa.CheckConstraint(
            "repeat IN ('heads', 'index_row')", name=op.f("ck_plan_table_repeat_repeat")
        ),
        sa.CheckConstraint(
            "source IN ('tasks', 'matrix', 'budget', 'inspection', 'mailing', 'indicators', "
            "'free')",
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
    )
    with op.batch_alter_table("plan_table", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_table_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "recipient",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_recipient_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient")),
        sa.UniqueConstraint("uuid", name=op.f("uq_recipient_uuid")),
    )
    with op.batch_alter_table("recipient", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recipient_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "signature_column",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("other_post", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_signature_column_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature_column")),
        sa.UniqueConstraint("uuid", name=op.f("uq_signature_column_uuid")),
    )
    with op.batch_alter_table("signature_column", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signature_column_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "stated",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_stated_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stated")),
    )
    with op.batch_alter_table("stated", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stated_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "subject_group",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_subject_group_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subject_group")),
        sa.UniqueConstraint("uuid", name=op.f("uq_subject_group_uuid")),
    )
    with op.batch_alter_table("subject_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_subject_group_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "succession",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("reorganization_id", sa.BigInteger(), nullable=False),
        sa.Column("predecessor_id", sa.BigInteger(), nullable=True),
        sa.Column("successor_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["predecessor_id"],
            ["unit.id"],
            name=op.f("fk_succession_predecessor_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["reorganization_id"],
            ["reorganization.id"],
            name=op.f("fk_succession_reorganization_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"],
            ["unit.id"],
            name=op.f("fk_succession_successor_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_succession")),
    )
    with op.batch_alter_table("succession", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_succession_predecessor_id"), ["predecessor_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_succession_reorganization_id"), ["reorganization_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_succession_successor_id"), ["successor_id"], unique=False
        )

    op.create_table(
        "system_member",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("system_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["quality_system.id"],
            name=op.f("fk_system_member_system_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["unit.id"],
            name=op.f("fk_system_member_unit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_system_member")),
    )
    with op.batch_alter_table("system_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_system_member_system_id"), ["system_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_system_member_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "task_group",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_task_group_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_group")),
        sa.UniqueConstraint("uuid", name=op.f("uq_task_group_uuid")),
    )
    with op.batch_alter_table("task_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_group_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "team_member",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_team_member_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
        sa.UniqueConstraint("uuid", name=op.f("uq_team_member_uuid")),
    )
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_member_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "block",
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
            " 'note', 'page_break')",
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
    )
    with op.batch_alter_table("block", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_block_annex_id"), ["annex_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_block_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_block_table_id"), ["table_id"], unique=False)

    op.create_table(
        "budget_column",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('asked', 'appraised', 'granted', 'spent')",
            name=op.f("ck_budget_column_stage_budgetstage"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_budget_column_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["funding_source.id"],
            name=op.f("fk_budget_column_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_column")),
        sa.UniqueConstraint("uuid", name=op.f("uq_budget_column_uuid")),
    )
    with op.batch_alter_table("budget_column", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_budget_column_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_budget_column_source_id"), ["source_id"], unique=False)

    op.create_table(
        "budget_line",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("price_unit", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=True),
        sa.Column("numbered", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("numbered IN (0, 1)", name=op.f("ck_budget_line_numbered_bool")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_budget_line_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["funding_source.id"],
            name=op.f("fk_budget_line_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_line")),
        sa.UniqueConstraint("uuid", name=op.f("uq_budget_line_uuid")),
    )
    with op.batch_alter_table("budget_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_budget_line_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_budget_line_source_id"), ["source_id"], unique=False)

    op.create_table(
        "free_row",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("table_id", sa.BigInteger(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("head", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("head IN (0, 1)", name=op.f("ck_free_row_head_bool")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_free_row_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["free_table.id"],
            name=op.f("fk_free_row_table_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_free_row")),
        sa.UniqueConstraint("uuid", name=op.f("uq_free_row_uuid")),
    )
    with op.batch_alter_table("free_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_free_row_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_free_row_table_id"), ["table_id"], unique=False)

    op.create_table(
        "indicator",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("form_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("column_values", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
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
    )
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_form_id"), ["form_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_indicator_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "plan_subject",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=True),
        sa.Column("system_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
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
    )
    with op.batch_alter_table("plan_subject", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_subject_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_subject_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_subject_system_id"), ["system_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_subject_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "shared_quantity",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "source IN ('typed', 'counted', 'sum')",
            name=op.f("ck_shared_quantity_source_quantitysource"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["subject_group.id"],
            name=op.f("fk_shared_quantity_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_shared_quantity_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_quantity")),
        sa.UniqueConstraint("uuid", name=op.f("uq_shared_quantity_uuid")),
    )
    with op.batch_alter_table("shared_quantity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shared_quantity_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_shared_quantity_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "task",
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
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "budget_amount",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("column_id", sa.BigInteger(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["column_id"],
            ["budget_column.id"],
            name=op.f("fk_budget_amount_column_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["line_id"],
            ["budget_line.id"],
            name=op.f("fk_budget_amount_line_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_budget_amount_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_amount")),
    )
    with op.batch_alter_table("budget_amount", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_budget_amount_column_id"), ["column_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_budget_amount_line_id"), ["line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_budget_amount_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("task_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_evidence_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["task.id"],
            name=op.f("fk_evidence_task_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("uuid", name=op.f("uq_evidence_uuid")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_task_id"), ["task_id"], unique=False)

    op.create_table(
        "mark",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("column_id", sa.BigInteger(), nullable=False),
        sa.Column("footnote", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["column_id"],
            ["matrix_column.id"],
            name=op.f("fk_mark_column_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_mark_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["plan_subject.id"],
            name=op.f("fk_mark_subject_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
    )
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mark_column_id"), ["column_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mark_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mark_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "quantity_value",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_quantity_value_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["quantity_id"],
            ["shared_quantity.id"],
            name=op.f("fk_quantity_value_quantity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quantity_value")),
    )
    with op.batch_alter_table("quantity_value", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quantity_value_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_quantity_value_quantity_id"), ["quantity_id"], unique=False
        )

    op.create_table(
        "task_agency",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("task_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "role IN ('lead', 'support')", name=op.f("ck_task_agency_role_agencyrole")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_task_agency_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["task.id"],
            name=op.f("fk_task_agency_task_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["unit.id"],
            name=op.f("fk_task_agency_unit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_agency")),
    )
    with op.batch_alter_table("task_agency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_agency_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_agency_task_id"), ["task_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_agency_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "cost_factor",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("amount_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.String(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("shared_id", sa.BigInteger(), nullable=True),
        sa.Column("padding", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["amount_id"],
            ["budget_amount.id"],
            name=op.f("fk_cost_factor_amount_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_cost_factor_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["shared_id"],
            ["shared_quantity.id"],
            name=op.f("fk_cost_factor_shared_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_factor")),
    )
    with op.batch_alter_table("cost_factor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cost_factor_amount_id"), ["amount_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cost_factor_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cost_factor_shared_id"), ["shared_id"], unique=False)

    op.create_table(
        "audit_entry",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("computer", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("step", sa.BigInteger(), nullable=True),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_step"), ["step"], unique=False)

    op.create_table(
        "digest",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("row_table", sa.Text(), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("sum", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest")),
        sa.UniqueConstraint("row_table", name=op.f("uq_digest_row_table")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("place", name=op.f("uq_draft_place")),
    )
    op.create_table(
        "format",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("file_key", sa.Text(), nullable=False),
        sa.Column("format", sa.BigInteger(), nullable=False),
        sa.Column("min_reader", sa.BigInteger(), nullable=False),
        sa.Column("min_writer", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_format_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_format")),
    )
    op.create_table(
        "session_epoch",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_session_epoch_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_epoch")),
    )
    op.create_table(
        "undo_image",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("row_table", sa.Text(), nullable=False),
        sa.Column("old_row", sa.BigInteger(), nullable=True),
        sa.Column("new_row", sa.BigInteger(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["step"],
            ["audit_entry.seq"],
            name=op.f("fk_undo_image_step"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo_image")),
    )
    with op.batch_alter_table("undo_image", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_undo_image_step"), ["step"], unique=False)
