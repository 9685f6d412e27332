"""Homeward: an atlas of returns, exchanges and negotiations between Ukraine and Russia."""

__version__ = "1.0.0"
