"""The result as table, JSON, frame and on the screen."""
