"""Writing to stdout and stderr: results there, problems here, plain wherever it is not a terminal."""

import codecs
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TextIO

from sozialbudget.cli.exits import ClosedPipe, UnwritableStdout
from sozialbudget.words import Lang, say

if TYPE_CHECKING:
    from rich.console import Console

    from sozialbudget.formats.screen.lines import Line


_STYLES = {"gain": "cyan", "loss": "yellow"}
_NARROWEST = 40
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def speak(text: str) -> None:
    """One result, to stdout.

    Raises ClosedPipe where whoever reads has closed it, UnwritableStdout where the system takes no more.
    """
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ClosedPipe from error
    except OSError as error:
        raise UnwritableStdout(error.strerror or str(error)) from error


def speak_json(text: str) -> None:
    """One JSON text, to stdout; a letter the stream's encoding lacks as `\\uXXXX`, which says the same."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = _NOT_ASCII.sub(lambda found: "".join(f"\\u{code:04x}" for code in _utf_16(found[0])), text)
    speak(text)


def _utf_16(letter: str) -> tuple[int, ...]:
    units = letter.encode("utf-16-be", "surrogatepass")
    return tuple(int.from_bytes(units[i : i + 2]) for i in range(0, len(units), 2))


def while_read(tell: Callable[[], None]) -> None:
    """`tell`, for a command whose work or exit status does not end with whoever reads what it says."""
    try:
        tell()
    except ClosedPipe:
        forget_stdout()


def forget_stdout() -> None:
    """Whoever read has closed; Python must not complain when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def speak_to_stderr(text: str) -> None:
    """One message, to stderr; silent where nobody reads it or it takes no more."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def speak_lines(lines: Iterable["Line"]) -> None:
    """Styled lines to stdout: in colour on a terminal that has them, else plain."""
    if not is_terminal(sys.stdout):
        speak("\n".join("".join(text for text, _ in line).rstrip() for line in lines))
        return
    from rich.text import Text

    shown = console()
    with shown.capture() as capture:
        for line in lines:
            shown.print(
                Text.assemble(*((text, _STYLES.get(style, style)) for text, style in line)),
                soft_wrap=True,
            )
    speak(capture.get())


def console() -> "Console":
    """A rich console for stdout, without automatic highlighting."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def is_terminal(stream: TextIO) -> bool:
    """Whether a person reads `stream`."""
    return stream.isatty()


def width(stream: TextIO | None = None) -> int | None:
    """The columns of `stream` (stdout): those COLUMNS says, else the terminal's.

    None where it is no terminal: lines may be as long as they like.
    """
    stream = stream or sys.stdout
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return max(int(said), _NARROWEST)
    if not is_terminal(stream):
        return None
    return max(os.get_terminal_size(stream.fileno()).columns, _NARROWEST)


def shows_unicode() -> bool:
    """Whether stdout can show the characters of bars and rules."""
    try:
        "█▐▌│─".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


TWINS = "sozialbudget.twins"
"""The name of the way of treating such characters, as streams take it."""

_TWINS = {
    **dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}─━┄", "-"),
    **dict.fromkeys("│┃▕", "|"),
    **dict.fromkeys("█▐▌▉▊▋▍▎▏▓▒░■", "#"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("„“”«»", '"'),
    **dict.fromkeys("‚‘’‹›", "'"),
    **dict.fromkeys("·•‣", "*"),
    **dict.fromkeys("✓✔", "x"),
    "\N{EURO SIGN}": "EUR",
    "±": "+/-",
    "×": "x",
    "÷": "/",
    "§": "Par.",
    "∞": "inf",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "\N{HYPHEN}": "-",
    "→": "->",
    "←": "<-",
    "⇒": "=>",
    "≥": ">=",
    "≤": "<=",
    "≠": "<>",
    "≈": "~",
    "…": "...",
    "Σ": "Summe",
    "α": "alpha",
    "Δ": "Delta",
    "ß": "ss",
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ø": "o",
    "Ø": "O",
    "\N{SOFT HYPHEN}": "",
}


def _with_twins(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_twin(letter, error.encoding) for letter in lacking), error.end


def _twin(letter: str, encoding: str) -> str:
    known = _TWINS.get(letter)
    if known is not None:
        return known
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    try:
        plain.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "?"
    return plain if plain != letter else "?"


codecs.register_error(TWINS, _with_twins)


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
