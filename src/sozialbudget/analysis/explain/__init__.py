"""The derivation of one district, step by step, as data."""
