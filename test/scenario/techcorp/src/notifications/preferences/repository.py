"""Preferences."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.notifications.models import TopicPreference


class TopicPreferenceRepository:
    """Reads and writes topic preferences."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> TopicPreference | None:
        return self.session.get(TopicPreference, key)

    def list_by_user_id(self, user_id: int) -> list[TopicPreference]:
        query = (
            select(TopicPreference)
            .where(TopicPreference.user_id == user_id)
            .order_by(TopicPreference.topic)
        )
        return list(self.session.scalars(query))

    def add(self, topic_preference: TopicPreference) -> TopicPreference:
        self.session.add(topic_preference)
        self.session.flush()
        return topic_preference

    def remove(self, topic_preference: TopicPreference) -> None:
        self.session.delete(topic_preference)
