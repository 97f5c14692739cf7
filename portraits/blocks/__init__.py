"""Building blocks of running text. Rights and dates belong in records, not here."""
