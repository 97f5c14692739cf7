"""Questions asked of the records; one noun a file. Models are named here for typing only."""
