"""From a name to a place and from a place to its region, offline."""
