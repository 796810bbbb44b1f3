"""Fills the texts of messages in."""

from dataclasses import dataclass
from importlib import import_module

from src.config import settings
from src.notifications.exceptions import UnknownTemplate

FILES = ("auth_mails", "account_mails", "billing_mails")


@dataclass(frozen=True)
class Template:
    """A subject and a text with places to fill in."""

    subject: str
    body: str


class Blank(dict[str, object]):
    """Values, and a gap for each one that is missing."""

    def __missing__(self, name: str) -> str:
        return ""


def find(topic: str) -> Template:
    """The text for a topic."""
    for name in FILES:
        templates = import_module(f"src.notifications.templates.{name}").TEMPLATES
        if topic in templates:
            return templates[topic]
    raise UnknownTemplate(topic=topic)


def render(topic: str, values: dict[str, object]) -> Template:
    """The text for a topic, filled in."""
    template = find(topic)
    known = Blank({"public_url": settings.PUBLIC_URL, **values})
    return Template(
        subject=template.subject.format_map(known),
        body=template.body.format_map(known),
    )
