"""The worker that imports users."""

from sqlalchemy.orm import Session

from src.config.database import session_scope
from src.reporting.exports.storage import open_file
from src.users.imports.csv_reader import read_rows
from src.users.imports.mapper import to_request
from src.users.models import ImportJob
from src.users.services import UserService
from src.utils import AppError, get_logger, subscribe, utc_now

logger = get_logger(__name__)


def run_import(topic: str, event: dict[str, object]) -> None:
    """Imports the file that an event names. A bad row does not stop the others."""
    with session_scope() as session:
        job = session.get_one(ImportJob, event["job_id"])
        with open_file(job.file_key) as file:
            for line, row in read_rows(file):
                import_row(session, job, line, row)
        job.finished_at = utc_now()


def import_row(session: Session, job: ImportJob, line: int, row: dict[str, str]) -> None:
    """Imports one user, or counts one failure."""
    try:
        with session.begin_nested():
            UserService(session).create(job.account_id, to_request(row))
        job.rows_done += 1
    except (AppError, ValueError) as error:
        job.rows_failed += 1
        logger.info("import %s, line %d: %s", job.id, line, error)


if __name__ == "__main__":
    subscribe("users.imports", ["users.import_started"], run_import)
