"""Names of files as people type them: an umlaut may be one letter or a letter and its dots, which looks the same."""

import unicodedata
from difflib import get_close_matches
from pathlib import Path

_NEAR_ENOUGH = 0.8
_MOST_LISTED = 10_000


def on_disk(path: Path) -> Path:
    """`path` as it is spelt on the disk, where it is there but for composed or decomposed letters; else as given."""
    try:
        if path.name in ("", "..") or path.exists() or path.is_symlink():
            return path
        folder = on_disk(path.parent)
        wanted = composed(path.name)
        same = (name for name in _names(folder) if composed(name) == wanted)
        return folder / next(same, path.name)
    except (OSError, ValueError):  # opening it will say what is wrong
        return path


def composed(name: str) -> str:
    """A name with each umlaut as one letter."""
    return unicodedata.normalize("NFC", name)


def lookalike(path: Path) -> str | None:
    """The name in the same folder that `path`, which is not there, was probably meant to be."""
    try:
        names = {_bare(name): name for name in _names(on_disk(path.parent)) if not name.startswith((".", "~$"))}
    except (OSError, ValueError):
        return None
    wanted = _bare(path.name)
    if wanted in names:
        return names[wanted]
    stem, suffix = Path(wanted).stem, Path(wanted).suffix
    same_stem = [name for bare, name in sorted(names.items()) if Path(bare).stem == stem]
    same_suffix = [bare for bare in sorted(names) if Path(bare).suffix == suffix]
    near = get_close_matches(wanted, same_suffix, n=1, cutoff=_NEAR_ENOUGH)
    return next(iter(same_stem), names[near[0]] if near else None)


def _bare(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _names(folder: Path) -> list[str]:
    return [entry.name for entry, _ in zip(folder.iterdir(), range(_MOST_LISTED), strict=False)]
