"""Errors of the auth module."""

from src.utils import AppError, Forbidden, Unauthorized


class InvalidCredentials(Unauthorized):
    """The address or the password is wrong; it does not say which."""

    code = "invalid_credentials"
    message = "The address or the password is wrong."


class InvalidToken(Unauthorized):
    """A token is missing, malformed, expired or used up."""

    code = "invalid_token"
    message = "Sign in again."


class SessionEnded(Unauthorized):
    """The session of a valid token has ended."""

    code = "session_ended"
    message = "This session has ended."


class AccountLocked(AppError):
    """Too many wrong passwords."""

    status = 423
    code = "account_locked"
    message = "Too many attempts. Try again later."


class TooManyRequests(AppError):
    """A client called an endpoint too often."""

    status = 429
    code = "too_many_requests"
    message = "Slow down."


class WeakPassword(AppError):
    """A new password does not meet the policy."""

    status = 422
    code = "weak_password"
    message = "Choose a stronger password."


class PermissionDenied(Forbidden):
    """The user lacks a permission."""

    code = "permission_denied"
    message = "You do not have the permission to do this."
