"""Numbers and names of the reporting module."""

MAX_WIDGETS = 24
MAX_EXPORT_ROWS = 250_000
EXPORT_DAYS = 7
SNAPSHOT_DAYS = 400

#: How long the figures of a report may be old
REPORT_CACHE_SECONDS = 600

#: Formats
FORMATS = ("csv", "xlsx", "pdf")
