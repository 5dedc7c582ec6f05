"""The scripted yearly run: what is out of date is made anew."""
