"""Lule Sami formats."""
