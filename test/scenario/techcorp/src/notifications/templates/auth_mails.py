"""Texts about signing in."""

from src.notifications.templates.renderer import Template

TEMPLATES = {
    "auth.password_reset_requested": Template(
        subject="Choose a new password",
        body=(
            "Hello {name},\n"
            "\n"
            "somebody asked for a new password for your account. If it was you, follow this\n"
            "link within an hour: {public_url}/reset?token={token}\n"
            "\n"
            "If it was not you, do nothing."
        ),
    ),
    "auth.password_changed": Template(
        subject="Your password was changed",
        body=(
            "Hello {name},\n"
            "\n"
            "your password was changed just now, and you were signed out on your other devices.\n"
            "\n"
            "If it was not you, ask an owner of your account for help at once."
        ),
    ),
    "auth.signed_in": Template(
        subject="A new sign-in",
        body=(
            "Hello {name},\n"
            "\n"
            "somebody signed in to your account from {ip_address}."
        ),
    ),
}
