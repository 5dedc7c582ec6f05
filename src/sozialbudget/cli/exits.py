"""Exit statuses and the exceptions that lead to them."""

import typer

DONE = 0
PROBLEM = 1
WRONG_USAGE = 2
INTERRUPTED = 130


class WrongUsage(typer.BadParameter):
    """Something on the command line is wrong; the message is complete and in the user's language."""


class UnwritableStdout(Exception):  # noqa: N818 - told as a problem, not as a bug
    """Stdout takes no more, as a file on a full disk does."""


class ClosedPipe(Exception):  # noqa: N818 - not an error: whoever read has seen enough
    """Whoever read stdout has closed it."""
