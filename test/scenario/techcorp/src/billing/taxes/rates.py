"""Rates of value-added tax, in percent."""

from decimal import Decimal

HOME_COUNTRY = "DE"

STANDARD_RATES = {
    "AT": Decimal("20"),
    "BE": Decimal("21"),
    "DE": Decimal("19"),
    "DK": Decimal("25"),
    "ES": Decimal("21"),
    "FR": Decimal("20"),
    "IE": Decimal("23"),
    "IT": Decimal("22"),
    "NL": Decimal("21"),
    "PL": Decimal("23"),
    "PT": Decimal("23"),
    "SE": Decimal("25"),
}


def rate_of(country: str) -> Decimal:
    """The rate of a country; outside of the union there is none."""
    return STANDARD_RATES.get(country, Decimal(0))
