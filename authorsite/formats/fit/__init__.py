"""Meänkieli formats."""
