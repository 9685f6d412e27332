"""From frames to things to show; pure functions, no screen."""
