"""Notifications: mail, SMS, push and webhooks."""
