"""`python -m sozialbudget`."""

from sozialbudget.cli import main

if __name__ == "__main__":
    main()
