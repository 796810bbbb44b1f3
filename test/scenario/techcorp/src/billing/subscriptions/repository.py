"""Subscriptions."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.billing.models import Subscription


class SubscriptionRepository:
    """Reads and writes subscriptions."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> Subscription | None:
        return self.session.get(Subscription, key)

    def find_by_account_id(self, account_id: int) -> Subscription | None:
        query = select(Subscription).where(Subscription.account_id == account_id)
        return self.session.scalars(query).one_or_none()

    def add(self, subscription: Subscription) -> Subscription:
        self.session.add(subscription)
        self.session.flush()
        return subscription

    def remove(self, subscription: Subscription) -> None:
        self.session.delete(subscription)
