"""What `make bench` measures; each module prints its own figures."""
