"""Writing to stdout and stderr: results there, problems here, plain wherever it is not a terminal."""

import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from sozialbudget.cli.exits import ClosedPipe, UnwritableStdout

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
