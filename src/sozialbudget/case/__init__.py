"""What is given: a case, its parameters, the layout of its sheets; problems, and where things come from."""
