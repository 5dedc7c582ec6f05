"""Text from an input as it may stand on a screen or in a document: nothing in it paints, hides or turns round."""

import unicodedata


def shown(text: str) -> str:
    """`text` without control characters, which could paint the terminal."""
    return "".join(" " if unicodedata.category(c).startswith("C") else c for c in text).strip()


_REORDERING = {code: f"[U+{code:04X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def in_order(text: str) -> str:
    """`text` with each character that would turn the order of what follows told by its number, as `[U+202E]`.

    In a name it would show the amount that stands behind the name backwards.
    """
    return text if text.isascii() else text.translate(_REORDERING)
