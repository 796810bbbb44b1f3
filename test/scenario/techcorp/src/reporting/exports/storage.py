"""Files in the object store."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TextIO

import boto3

from src.config import settings
from src.utils import retry

LINK_SECONDS = 15 * 60


@lru_cache(maxsize=1)
def store():
    """The client of this process."""
    return boto3.client("s3")


@contextmanager
def put_file(key: str) -> Iterator[io.BytesIO]:
    """A buffer that is stored under a key when the block ends."""
    buffer = io.BytesIO()
    yield buffer
    store().put_object(Bucket=settings.EXPORT_BUCKET, Key=key, Body=buffer.getvalue())


@contextmanager
def open_file(key: str) -> Iterator[TextIO]:
    """A stored file, as text."""
    body = store().get_object(Bucket=settings.EXPORT_BUCKET, Key=key)["Body"].read()
    yield io.StringIO(body.decode("utf-8-sig"))


@retry(attempts=3)
def delete_file(key: str) -> None:
    """Deletes a stored file."""
    store().delete_object(Bucket=settings.EXPORT_BUCKET, Key=key)


def signed_url(key: str) -> str:
    """A link to a file that works for a quarter of an hour."""
    return store().generate_presigned_url(
        "get_object",
        Params={"Bucket": settings.EXPORT_BUCKET, "Key": key},
        ExpiresIn=LINK_SECONDS,
    )
