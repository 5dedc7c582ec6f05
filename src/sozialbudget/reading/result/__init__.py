"""What a result says besides its inputs, and what of it becomes the status quo."""
