"""Subscriptions and what they cost."""
