"""The interface for programs: read-only, over HTTP, described by what it checks with."""
