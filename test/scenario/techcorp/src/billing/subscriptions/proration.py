"""What a change in the middle of a month costs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from src.billing.models import Subscription
from src.billing.subscriptions.plans import Plan, plan_named

MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Proration:
    """The rest of the old plan, the rest of the new one, and the difference."""

    credit_cents: int
    charge_cents: int

    @property
    def due_cents(self) -> int:
        return max(0, self.charge_cents - self.credit_cents)


def prorate(subscription: Subscription, plan: Plan, seats: int, now: datetime) -> Proration:
    """What is due today when an account changes its plan or its seats."""
    share = min(1.0, max(0.0, (subscription.renews_at - now) / MONTH))
    old = plan_named(subscription.plan)
    return Proration(
        credit_cents=round(subscription.seats * old.seat_cents * share),
        charge_cents=round(seats * plan.seat_cents * share),
    )
