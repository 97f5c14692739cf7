"""Northern Sami formats."""
