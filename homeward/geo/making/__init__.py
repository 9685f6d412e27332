"""The steps of making ``data/geography``; `homeward.geo.build` runs them in order."""
