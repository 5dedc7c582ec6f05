"""Names and words as the drawing library writes them: as they are, none of them as markup.

lets-plot reads `<a href>`, `<br>` and `\\( … \\)` in labels. The characters that begin those are swapped for private
ones before drawing and swapped back in the finished SVG (clean.py), where XML escapes them.
"""

import unicodedata

from sozialbudget.words.display import in_order

_SWAPPED = str.maketrans({"<": "\uf5e0", "\\": "\uf5e1"})
_BACK = str.maketrans({"\uf5e0": "<", "\uf5e1": "\\"})
_NOT_TEXT = {"Cc", "Cs", "Co", "Cn"}
"""Control, surrogate, private and unassigned characters."""
NAME_LENGTH = 28


def short(name: str, length: int = NAME_LENGTH) -> str:
    """`name` on one line, at most `length` characters, an ellipsis for what is cut off."""
    line = " ".join(written(name).split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def written(text: str) -> str:
    """`text` with a replacement character for each one that has no place in XML or is private, nothing out of order."""
    kept = (" " if c in "\t\n\r" else "\ufffd" if unicodedata.category(c) in _NOT_TEXT else c for c in text)
    return in_order("".join(kept))


def hidden(text: str) -> str:
    """`text` with nothing in it that lets-plot would read as markup."""
    return written(text).translate(_SWAPPED)


def restored(text: str) -> str:
    """What `hidden` hid, as it was."""
    return text.translate(_BACK)
