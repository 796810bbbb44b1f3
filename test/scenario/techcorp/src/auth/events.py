"""What the auth module tells the others."""

from src.utils import publish


def publish_signed_in(user_id: int, session_id: str, ip_address: str) -> None:
    """Somebody signed in."""
    publish(
        "auth.signed_in",
        {"user_id": user_id, "session_id": session_id, "ip_address": ip_address},
    )


def publish_session_ended(user_id: int, session_id: str, reason: str) -> None:
    """A session ended, for one reason or another."""
    publish("auth.session_ended", {"user_id": user_id, "session_id": session_id, "reason": reason})


def publish_password_changed(user_id: int) -> None:
    """A password is a new one."""
    publish("auth.password_changed", {"user_id": user_id})


def publish_password_reset_requested(user_id: int, token: str) -> None:
    """Somebody forgot a password."""
    publish("auth.password_reset_requested", {"user_id": user_id, "token": token})
