"""The memory of Homeward: the only SQL."""
