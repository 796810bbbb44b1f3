"""Signing in with the identity of somebody else."""
