"""Editors and administrators: the project's own user model."""
