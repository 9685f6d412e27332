"""Note when an event was last changed, for those who follow the record."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.add_column(sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True))
    # What was loaded before is known by the day its record came into the store.
    op.execute('UPDATE events SET changed_at = added_at')
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.alter_column(
            'changed_at', existing_type=sa.DateTime(timezone=True), nullable=False
        )


def downgrade() -> None:
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.drop_column('changed_at')
