"""From frames to files: exactly what is shown, with its sources."""
