"""A progress bar on stderr for what takes longer than a second, and only where a person watches."""

import sys
from threading import Timer
from types import TracebackType
from typing import Any, Self

from sozialbudget.cli.screen import is_terminal
from sozialbudget.words import Lang, say

PATIENCE_SECONDS = 1.0


class Waiting:
    """Shows what is going on once it has taken `PATIENCE_SECONDS`; use as a context manager."""

    def __init__(self, lang: Lang, shown: bool = True) -> None:
        self._lang = lang
        self._shown = shown and is_terminal(sys.stderr)
        self._doing = ""
        self._done: tuple[int, int] | None = None
        self._bar: Any = None
        self._timer: Timer | None = None

    def __enter__(self) -> Self:
        if self._shown:
            self._timer = Timer(PATIENCE_SECONDS, self._appear)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
        if self._bar is not None:
            self._bar.stop()

    def phase(self, key: str) -> None:
        """From now on, `key` of the catalogue is being done; how long it takes is not known."""
        self._doing, self._done = say(key, self._lang), None
        self._update()

    def progress(self, done: int, total: int) -> None:
        """`done` of `total` steps of the phase are done."""
        self._done = (done, total)
        self._update()

    def _appear(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        bar.add_task(self._doing, total=None)
        bar.start()
        self._bar = bar
        self._update()

    def _update(self) -> None:
        if self._bar is not None:
            done, total = self._done or (0, None)
            self._bar.update(self._bar.task_ids[0], description=self._doing, completed=done, total=total)
