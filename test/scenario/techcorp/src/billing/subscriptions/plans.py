"""The plans that can be bought."""

from dataclasses import dataclass

from src.billing.exceptions import UnknownPlan


@dataclass(frozen=True)
class Plan:
    """A plan, and what a seat costs a month."""

    name: str
    title: str
    seat_cents: int
    max_seats: int


PLANS = {
    plan.name: plan
    for plan in (
        Plan("starter", "Starter", seat_cents=4_00, max_seats=10),
        Plan("team", "Team", seat_cents=7_50, max_seats=100),
        Plan("business", "Business", seat_cents=12_00, max_seats=1_000),
        Plan("enterprise", "Enterprise", seat_cents=18_00, max_seats=5_000),
    )
}


def plan_named(name: str) -> Plan:
    """A plan by its name."""
    try:
        return PLANS[name]
    except KeyError as error:
        raise UnknownPlan(plan=name) from error
