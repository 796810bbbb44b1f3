"""Billing: subscriptions, invoices, payments and taxes."""
