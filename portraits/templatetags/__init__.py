"""Template tags of the portraits."""
