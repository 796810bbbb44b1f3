"""Text."""

import re
import unicodedata


def slugify(text: str) -> str:
    """A text as part of an address: `Müller & Co` becomes `muller-co`."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def normalize_email(address: str) -> str:
    """An address in the form in which it is stored and compared."""
    return address.strip().lower()


def mask_email(address: str) -> str:
    """An address for logs: `d***@example.com`."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}***@{domain}"


def truncate(text: str, length: int) -> str:
    """The beginning of a text, at most that long."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
