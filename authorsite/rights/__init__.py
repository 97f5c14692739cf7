"""The rights ledger: why a text or picture may be shown, where, and until when."""
