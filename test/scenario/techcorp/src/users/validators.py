"""Checks on what users type in."""

import re
from zoneinfo import available_timezones

import phonenumbers

from src.users.exceptions import InvalidField

LOCALES = frozenset({"de", "en", "es", "fr", "it", "nl", "pl"})
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")


def check_email(address: str) -> str:
    """An address that could exist; whether it does, the confirmation shows."""
    if not EMAIL.fullmatch(address):
        raise InvalidField(field="email")
    return address


def check_locale(locale: str) -> str:
    """A language that the product speaks."""
    if locale not in LOCALES:
        raise InvalidField(field="locale", allowed=sorted(LOCALES))
    return locale


def check_time_zone(name: str) -> str:
    """A zone of the IANA database."""
    if name not in available_timezones():
        raise InvalidField(field="time_zone")
    return name


def check_phone(number: str, country: str) -> str:
    """A telephone number in its international form."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException as error:
        raise InvalidField(field="phone") from error
    if not phonenumbers.is_valid_number(parsed):
        raise InvalidField(field="phone")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
