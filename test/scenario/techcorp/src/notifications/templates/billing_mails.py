"""Texts about money."""

from src.notifications.templates.renderer import Template

TEMPLATES = {
    "billing.invoice_sent": Template(
        subject="Your invoice {number}",
        body=(
            "Hello {name},\n"
            "\n"
            "your invoice {number} over {total} is due on {due_on}."
        ),
    ),
    "billing.invoice_overdue": Template(
        subject="Reminder: invoice {number}",
        body=(
            "Hello {name},\n"
            "\n"
            "invoice {number} over {total} was due on {due_on}. Please pay it soon."
        ),
    ),
    "billing.payment_failed": Template(
        subject="A payment was refused",
        body=(
            "Hello {name},\n"
            "\n"
            "your bank refused a payment: {reason}. Please choose another way to pay."
        ),
    ),
    "reporting.export_finished": Template(
        subject="Your export is ready",
        body=(
            "Hello {name},\n"
            "\n"
            "your file is ready: {public_url}/exports/{export_id}"
        ),
    ),
}
