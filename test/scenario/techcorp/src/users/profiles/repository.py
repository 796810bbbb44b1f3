"""Profiles."""

from sqlalchemy.orm import Session

from src.users.models import Profile


class ProfileRepository:
    """Reads and writes profiles."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, user_id: int) -> Profile | None:
        return self.session.get(Profile, user_id)

    def add(self, profile: Profile) -> Profile:
        self.session.add(profile)
        self.session.flush()
        return profile

    def remove(self, profile: Profile) -> None:
        self.session.delete(profile)
