"""What the computer does to files: names in two spellings, locks of other programs."""
