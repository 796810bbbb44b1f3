"""Value-added tax on an invoice."""

from src.billing.taxes.rates import HOME_COUNTRY, rate_of
from src.users.models import Account
from src.utils import percent_of


def is_reverse_charge(account: Account) -> bool:
    """Whether the customer owes the tax: a company in another country of the union."""
    return account.country != HOME_COUNTRY and bool(account.vat_number)


def vat_of(net_cents: int, account: Account) -> int:
    """The tax on an amount for a customer."""
    if is_reverse_charge(account):
        return 0
    return percent_of(net_cents, rate_of(account.country))
