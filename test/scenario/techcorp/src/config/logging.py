"""Logging: one line of JSON for each event, on standard output."""

import json
import logging
import sys

from src.config import settings


class JsonFormatter(logging.Formatter):
    """Formats records for the log collector of the cluster."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry)


def configure() -> None:
    """Sets the root logger up. Called once, before the application starts."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=settings.LOG_LEVEL, handlers=[handler], force=True)
