"""Loggers."""

import logging
import time
from contextlib import contextmanager


def get_logger(name: str) -> logging.Logger:
    """The logger of a module, named after its package."""
    return logging.getLogger(name.replace("src.", "techcorp.", 1))


@contextmanager
def log_duration(logger: logging.Logger, what: str):
    """Logs how long the block took."""
    started = time.monotonic()
    try:
        yield
    finally:
        logger.info("%s took %.1f ms", what, (time.monotonic() - started) * 1000)
