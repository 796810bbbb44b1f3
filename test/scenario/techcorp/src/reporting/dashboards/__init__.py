"""Dashboards that users put together themselves."""
