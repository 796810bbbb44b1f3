"""What billing expects of a payment provider."""

from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True)
class Charge:
    """What a provider made of a charge."""

    id: str
    status: Literal["succeeded", "pending", "failed"]
    reason: str = ""


class Gateway(Protocol):
    """A payment provider."""

    def charge(self, token: str, amount_cents: int, reference: str) -> Charge:
        """Takes money. The same reference is never charged twice."""
        ...

    def refund(self, charge_id: str, amount_cents: int) -> Charge:
        """Gives money back."""
        ...
