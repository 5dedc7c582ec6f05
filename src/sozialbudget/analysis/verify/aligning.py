"""Which rows of two sheets belong together, where rows were deleted or put in."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Span = tuple[int, int]


def matched(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """Spans of positions that belong together; where they have as many rows each, row by row."""
    if len(before) == len(after) and (before == after or sorted(before) != sorted(after)):
        common = sum(a == b for a, b in zip(before, after, strict=True))
        if common * 2 >= len(before):
            yield (0, len(before)), (0, len(after))
            return
    # Of unequal lists, the ends that agree need no search.
    first = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    if first:
        yield (0, first), (0, first)
    matcher = SequenceMatcher(None, before[first:], after[first:], autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield (first + a, first + b), (first + c, first + d)
