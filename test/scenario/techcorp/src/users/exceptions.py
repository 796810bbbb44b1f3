"""Errors of the users module."""

from src.utils import AppError, Conflict, NotFound


class UserNotFound(NotFound):
    """There is no such user in this account."""

    code = "user_not_found"
    message = "There is no such user."


class OrganizationNotFound(NotFound):
    """There is no such organization in this account."""

    code = "organization_not_found"
    message = "There is no such organization."


class InvitationNotFound(NotFound):
    """There is no such invitation, or it has expired."""

    code = "invitation_not_found"
    message = "This invitation is not valid any more."


class EmailTaken(Conflict):
    """Another user has this address."""

    code = "email_taken"
    message = "Another user has this address."


class LastOwner(Conflict):
    """An account must keep one owner."""

    code = "last_owner"
    message = "Make somebody else an owner first."


class SeatLimitReached(Conflict):
    """Every seat of the account is taken."""

    code = "seat_limit_reached"
    message = "Every seat of your plan is taken."


class InvalidConfirmation(AppError):
    """A link is not valid, or not any more."""

    status = 400
    code = "invalid_confirmation"
    message = "This link is not valid any more."


class InvalidField(AppError):
    """A value cannot be right."""

    status = 422
    code = "invalid_field"
    message = "This value is not valid."


class TooManyTags(AppError):
    """More tags than a user can have."""

    status = 422
    code = "too_many_tags"
    message = "A user cannot have that many tags."
