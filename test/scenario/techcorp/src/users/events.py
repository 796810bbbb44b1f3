"""What the users module tells the others."""

from src.utils import publish


def publish_user_created(user_id: int, account_id: int) -> None:
    """There is a new user."""
    publish("users.created", {"user_id": user_id, "account_id": account_id})


def publish_user_updated(user_id: int, fields: list[str]) -> None:
    """Something about a user changed."""
    publish("users.updated", {"user_id": user_id, "fields": fields})


def publish_user_suspended(user_id: int, account_id: int) -> None:
    """A user was suspended."""
    publish("users.suspended", {"user_id": user_id, "account_id": account_id})


def publish_user_reactivated(user_id: int, account_id: int) -> None:
    """A suspended user is back."""
    publish("users.reactivated", {"user_id": user_id, "account_id": account_id})


def publish_user_deleted(user_id: int, account_id: int) -> None:
    """A user was deleted."""
    publish("users.deleted", {"user_id": user_id, "account_id": account_id})


def publish_email_change_requested(user_id: int, new_email: str, token: str) -> None:
    """A user wants another address."""
    publish(
        "users.email_change_requested",
        {"user_id": user_id, "new_email": new_email, "token": token},
    )


def publish_invited(invitation_id: int, email: str, token: str) -> None:
    """Somebody was invited."""
    publish("users.invited", {"invitation_id": invitation_id, "email": email, "token": token})


def publish_import_started(job_id: str, account_id: int) -> None:
    """A file of users waits for its import."""
    publish("users.import_started", {"job_id": job_id, "account_id": account_id})
