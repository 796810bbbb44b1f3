"""How complete a profile is."""

from src.users.models import Profile
from src.users.profiles.schemas import CompletenessResponse

FIELDS = ("first_name", "last_name", "job_title", "phone", "avatar_key")


def completeness(profile: Profile) -> CompletenessResponse:
    """How much of a profile is filled in, and what is missing."""
    missing = [name for name in FIELDS if not getattr(profile, name)]
    percent = round(100 * (len(FIELDS) - len(missing)) / len(FIELDS))
    return CompletenessResponse(percent=percent, missing=missing)
