"""The bytes of a file as plain cells, one module a format."""
