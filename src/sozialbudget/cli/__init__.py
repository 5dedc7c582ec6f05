"""The command line: `sozialbudget COMMAND …`, one module a command (app.py lists them).

Exit status: 0 done; 1 a problem in the input, a task without a solution or a file that cannot be written; 2 wrong
usage, that is what can be seen from the command line alone; 130 interrupted. A parameter that `--set` or `--params`
gives wrongly is a problem of the input (1), as it is in the workbook. Results go to stdout, problems to stderr.
"""

import gc
import os
import signal
import sys

_QUICK_START = {"PYDANTIC_DISABLE_PLUGINS": "__all__", "OPENBLAS_NUM_THREADS": "1"}
"""Neither a search for plugins nor threads for matrices: the exact decimals use none of it."""
_OBJECTS_BETWEEN_COLLECTIONS = 1_000_000
"""A run ends before cyclic garbage matters; looking for it costs a tenth of the run."""


def main() -> None:
    """Run the command line and exit."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    for name, value in _QUICK_START.items():
        os.environ.setdefault(name, value)
    # An orderly end also when told to stop, so that no temporary file is left.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        from sozialbudget.cli.run import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    gc.freeze()  # what is left goes with the process; collecting it first takes as long as computing a small case
    sys.exit(status)
