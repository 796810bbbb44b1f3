"""Reporting: figures, dashboards and exports."""
