"""South Sami formats."""
