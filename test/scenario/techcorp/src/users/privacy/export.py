"""Everything that is stored about a user, as the law lets them ask for."""

from src.users.models import User


def personal_data(user: User) -> dict[str, object]:
    """The personal data of a user, ready to be sent as JSON."""
    profile = user.profile
    return {
        "email": user.email,
        "created_at": user.created_at.isoformat(),
        "last_login_at": user.last_login_at.isoformat() if user.last_login_at else None,
        "profile": {
            "first_name": profile.first_name,
            "last_name": profile.last_name,
            "job_title": profile.job_title,
            "phone": profile.phone,
            "birthday": profile.birthday.isoformat() if profile.birthday else None,
        },
        "preferences": {
            "locale": user.preferences.locale,
            "time_zone": user.preferences.time_zone,
        },
        "tags": [tag.label for tag in user.tags],
    }
