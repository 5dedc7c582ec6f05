"""A derivation on the screen."""
