"""The map as a picture: extent and projection, base map, marks, labels, and the sheet around it."""
