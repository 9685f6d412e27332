"""Make ``data/geography`` from the published sources: ``python -m homeward.geo.build``."""
