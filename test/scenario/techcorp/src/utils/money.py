"""Amounts of money, always whole cents."""

from decimal import ROUND_HALF_EVEN, Decimal


def format_cents(cents: int, currency: str = "EUR") -> str:
    """An amount as it appears on an invoice: `1,234.50 EUR`."""
    return f"{Decimal(cents) / 100:,.2f} {currency}"


def percent_of(cents: int, percent: Decimal) -> int:
    """A share of an amount, rounded to the nearest even cent."""
    return int((Decimal(cents) * percent / 100).quantize(Decimal(1), ROUND_HALF_EVEN))


def split_cents(cents: int, parts: int) -> list:
    """Splits an amount into parts that differ by at most one cent."""
    share, rest = divmod(cents, parts)
    return [share + (1 if index < rest else 0) for index in range(parts)]
