"""Deletes files and figures that nobody needs any more."""

from sqlalchemy import delete, select

from src.config.database import session_scope
from src.reporting.constants import EXPORT_DAYS, SNAPSHOT_DAYS
from src.reporting.exports.storage import delete_file
from src.reporting.models import Export, Snapshot
from src.utils import days_ago, get_logger

logger = get_logger(__name__)


def clean_up() -> None:
    """Deletes old exports and snapshots. Runs every night."""
    with session_scope() as session:
        old = session.scalars(select(Export).where(Export.created_at < days_ago(EXPORT_DAYS)))
        for export in old.all():
            if export.file_key:
                delete_file(export.file_key)
            session.delete(export)
        session.execute(delete(Snapshot).where(Snapshot.day < days_ago(SNAPSHOT_DAYS).date()))
        logger.info("exports and snapshots cleaned up")


if __name__ == "__main__":
    clean_up()
