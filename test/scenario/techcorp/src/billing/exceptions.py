"""Errors of the billing module."""

from src.utils import AppError, Conflict, NotFound


class InvoiceNotFound(NotFound):
    """There is no such invoice in this account."""

    code = "invoice_not_found"
    message = "There is no such invoice."


class PaymentNotFound(NotFound):
    """There is no such payment in this account."""

    code = "payment_not_found"
    message = "There is no such payment."


class SubscriptionNotFound(NotFound):
    """The account has no subscription."""

    code = "subscription_not_found"
    message = "There is no subscription."


class UnknownPlan(NotFound):
    """There is no such plan."""

    code = "unknown_plan"
    message = "There is no such plan."


class InvoiceFinal(Conflict):
    """An invoice that was sent cannot be changed."""

    code = "invoice_final"
    message = "This invoice was sent already."


class RefundTooLarge(Conflict):
    """More than was paid, or more than one person may refund."""

    code = "refund_too_large"
    message = "This amount cannot be refunded."


class PaymentFailed(AppError):
    """The payment provider refused."""

    status = 402
    code = "payment_failed"
    message = "The payment was refused."


class InvalidSignature(AppError):
    """A webhook was not signed by the provider."""

    status = 400
    code = "invalid_signature"
    message = "The signature is not valid."
