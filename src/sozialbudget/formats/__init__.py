"""Document, table and chart as a file, whole or not at all, or on the screen; no allocation is known here."""
