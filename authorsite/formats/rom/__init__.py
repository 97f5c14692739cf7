"""Romani formats."""
