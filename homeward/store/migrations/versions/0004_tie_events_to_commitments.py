"""Keep what people decide about ties between events, and the marks of a document's text."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tie_decisions",
        sa.Column("tie_decision_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("other_event_id", sa.String(), nullable=False),
        sa.Column("is_tied", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("tie_decision_id", name=op.f("pk_tie_decisions")),
        comment="What people decided about ties of events to commitments and of commitments "
        "to rounds; nothing is ever deleted from it.",
    )
    with op.batch_alter_table("tie_decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tie_decisions_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_tie_decisions_other_event_id"), ["other_event_id"], unique=False
        )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.add_column(sa.Column("marks", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_column("marks")
    with op.batch_alter_table("tie_decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tie_decisions_other_event_id"))
        batch_op.drop_index(batch_op.f("ix_tie_decisions_event_id"))
    op.drop_table("tie_decisions")
