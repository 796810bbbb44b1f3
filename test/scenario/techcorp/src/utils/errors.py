"""Errors that become HTTP answers."""


class AppError(Exception):
    """An error that the client may see."""

    status = 500
    code = "internal_error"
    message = "Something went wrong."

    def __init__(self, message: str = "", **details) -> None:
        super().__init__(message or self.message)
        self.details = details

    def as_dict(self) -> dict:
        """The body of the answer."""
        return {"code": self.code, "message": str(self), "details": self.details}


class NotFound(AppError):
    """There is no such thing, or the user may not know of it."""

    status = 404
    code = "not_found"
    message = "Not found."


class Conflict(AppError):
    """The request contradicts what is stored."""

    status = 409
    code = "conflict"
    message = "The request conflicts with the present state."


class Forbidden(AppError):
    """The user is known, and may not do this."""

    status = 403
    code = "forbidden"
    message = "You may not do this."


class Unauthorized(AppError):
    """The user is not known."""

    status = 401
    code = "unauthorized"
    message = "Sign in first."
