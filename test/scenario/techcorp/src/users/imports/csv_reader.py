"""Reads a CSV file of users."""

import csv
from collections.abc import Iterator
from typing import TextIO

from src.users.constants import MAX_IMPORT_ROWS
from src.users.exceptions import InvalidField

REQUIRED = frozenset({"email"})


def read_rows(file: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file with their line numbers; commas and semicolons both work."""
    head = file.read(4096)
    file.seek(0)
    reader = csv.DictReader(file, dialect=csv.Sniffer().sniff(head, delimiters=",;\t"))
    columns = {name.strip().lower() for name in reader.fieldnames or []}
    if not REQUIRED <= columns:
        raise InvalidField(field="file", missing=sorted(REQUIRED - columns))
    for index, row in enumerate(reader):
        if index >= MAX_IMPORT_ROWS:
            raise InvalidField(field="file", limit=MAX_IMPORT_ROWS)
        yield reader.line_num, {name.strip().lower(): value for name, value in row.items()}
