"""What differs between two results, and which difference moves how much money."""
