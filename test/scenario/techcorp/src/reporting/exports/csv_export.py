"""Reports as CSV."""

import csv
import io


def write(rows: list[dict[str, object]]) -> bytes:
    """Rows as CSV, in the form that spreadsheets open without asking."""
    buffer = io.StringIO()
    if rows:
        writer = csv.DictWriter(buffer, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows({name: safe(value) for name, value in row.items()} for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def safe(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        return "'" + value
    return value
