"""Reviewing: what a good practice assessor would find in a set of plans (docs/plans.md)."""
