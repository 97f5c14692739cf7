"""Yiddish formats."""
