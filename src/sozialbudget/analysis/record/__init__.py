"""What a result says of itself: its sheets opened, the checksums it records, and what was changed since."""
