"""Settings: base is shared; dev, test and production each add what differs."""
