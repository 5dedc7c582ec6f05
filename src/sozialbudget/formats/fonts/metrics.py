"""Which characters the shipped fonts have and how wide they are, read from the font files (OpenType: cmap, hmtx)."""

import struct
import unicodedata
from functools import lru_cache
from pathlib import Path

_REGULAR, _BOLD, _SIGNS = "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansMath-Regular.ttf"
_SOFT_HYPHEN, _ZERO_WIDTH_SPACE, _WORD_JOINER = "\u00ad", "\u200b", "\u2060"
_UNSEEN_BUT_MEANT = frozenset((_SOFT_HYPHEN, _ZERO_WIDTH_SPACE, _WORD_JOINER))
"""Where a line may or may not break; typesetting heeds them and prints nothing."""
_TAKEN_APART = frozenset("ḿṃṅṣẹịọụ≠≮≯")
"""Signs the fonts draw with several glyphs (their feature ccmp)."""
_NEVER_PRINTED = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
"""Control and formatting characters (they reorder or hide text), and those without a meaning of their own."""


def printable(text: str) -> str:
    """`text` with every character that cannot be printed told by its number instead, as `[U+4E2D]`: nothing is lost.

    Line breaks stay (as a line feed), a tab becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(_shown(character) for character in unified.replace("\t", " "))


def printable_in_chart(text: str) -> str:
    """`text` on one line for a chart in a PDF, printable, its accents by number where no one letter holds them.

    In a picture typesetting cannot tell what a sign of several glyphs means, and an accessible PDF must.
    """
    shown = printable(unicodedata.normalize("NFC", text)).replace("\n", " ")
    if shown.isascii():
        return shown
    return "".join(
        f"[U+{ord(character):04X}]"
        if character in _TAKEN_APART or unicodedata.category(character)[0] == "M"
        else character
        for character in shown
    )


def missing(character: str) -> bool:
    """Whether `character` cannot be printed in the shipped fonts, wherever it stands."""
    if character in _UNSEEN_BUT_MEANT or character == "\n":
        return False
    if unicodedata.category(character) in _NEVER_PRINTED:
        return True
    code = ord(character)
    return code not in _font(_SIGNS) and not (code in _font(_REGULAR) and code in _font(_BOLD))


def width(text: str, bold: bool = False) -> float:
    """The width of printable `text` on one line, in em; kerning, which only ever takes a little away, left out."""
    return sum(_advance(character, bold) for character in text)


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    return f"[U+{ord(character):04X}]" if missing(character) else character


@lru_cache(maxsize=4096)
def _advance(character: str, bold: bool) -> float:
    if character in _UNSEEN_BUT_MEANT or character == "\n":
        return 0.0
    own = _font(_BOLD if bold else _REGULAR)
    return own.get(ord(character)) or _font(_SIGNS).get(ord(character), 0.0)


@lru_cache(maxsize=3)
def _font(name: str) -> dict[int, float]:
    """The width of each character the font has, by its code point, in em."""
    data = (Path(__file__).parent / name).read_bytes()
    tables = {
        data[at : at + 4]: data[slice(*_extent(data, at))]
        for at in range(12, 12 + 16 * int.from_bytes(data[4:6]), 16)
        if data[at : at + 4] in {b"cmap", b"hmtx", b"head", b"hhea"}
    }
    per_em = int.from_bytes(tables[b"head"][18:20])
    metrics = int.from_bytes(tables[b"hhea"][34:36])
    advances = struct.unpack(">" + "Hh" * metrics, tables[b"hmtx"][: 4 * metrics])[::2]
    return {code: advances[min(glyph, metrics - 1)] / per_em for code, glyph in _characters(tables[b"cmap"]).items()}


def _extent(data: bytes, at: int) -> tuple[int, int]:
    offset, length = struct.unpack(">II", data[at + 8 : at + 16])
    return offset, offset + length


def _characters(cmap: bytes) -> dict[int, int]:
    """Each code point and its glyph, from the subtable of all of Unicode (format 12), else of the first plane (4)."""
    subtables = {
        int.from_bytes(cmap[offset : offset + 2]): cmap[offset:]
        for at in range(4, 4 + 8 * int.from_bytes(cmap[2:4]), 8)
        if (offset := int.from_bytes(cmap[at + 4 : at + 8]))
    }
    found = _segments(subtables[4]) if 4 in subtables else {}
    if 12 in subtables:
        found |= _groups(subtables[12])
    return {code: glyph for code, glyph in found.items() if glyph}


def _groups(table: bytes) -> dict[int, int]:
    count = int.from_bytes(table[12:16])
    return {
        code: glyph + code - first
        for first, last, glyph in struct.iter_unpack(">III", table[16 : 16 + 12 * count])
        for code in range(first, last + 1)
    }


def _segments(table: bytes) -> dict[int, int]:
    count = int.from_bytes(table[6:8]) // 2
    ends, starts, deltas, offsets = (
        struct.unpack(f">{count}H", table[at : at + 2 * count])
        for at in (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count)
    )
    found = {}
    for i in range(count):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = code
            if offsets[i]:
                place = 16 + 6 * count + 2 * i + offsets[i] + 2 * (code - starts[i])
                glyph = int.from_bytes(table[place : place + 2])
            found[code] = (glyph + deltas[i]) % 0x10000 if glyph or not offsets[i] else 0
    return found
