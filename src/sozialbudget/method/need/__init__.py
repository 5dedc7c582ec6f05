"""Step 2: the need share of each district. A need method is one object (`rule.py`), the table of them `methods.py`."""
