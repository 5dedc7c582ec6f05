"""The providers' hour sheets and their covering list."""
