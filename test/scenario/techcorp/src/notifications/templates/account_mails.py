"""Texts about users and invitations."""

from src.notifications.templates.renderer import Template

TEMPLATES = {
    "users.invited": Template(
        subject="You are invited to TechCorp",
        body=(
            "Hello,\n"
            "\n"
            "join your colleagues: {public_url}/join?token={token}\n"
            "\n"
            "The link works for two weeks."
        ),
    ),
    "users.email_change_requested": Template(
        subject="Confirm your new address",
        body=(
            "Hello {name},\n"
            "\n"
            "confirm that this address is yours: {public_url}/confirm?token={token}"
        ),
    ),
    "users.suspended": Template(
        subject="Your account is suspended",
        body=(
            "Hello {name},\n"
            "\n"
            "a manager suspended your account. Your data is kept."
        ),
    ),
}
