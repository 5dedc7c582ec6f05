"""Shapley values: what each of several changes contributes, whatever the order they are made in.

Players are numbered from 0; a set of them is a bit mask. Everything is in whole numbers, so that nothing is lost.
Source: L. S. Shapley, A Value for n-Person Games, 1953.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import factorial
from typing import Any

from sozialbudget.method.numbers import Array


def shapley(values: Mapping[int, Array], players: int) -> tuple[list[Array], int]:
    """What each player contributes, as numerators, and the one denominator: `players`!.

    `values` holds an array of Python integers (dtype object) for each of the 2^players sets. The numerators sum exactly
    to (values of all − values of none) · denominator.
    """
    orders = [factorial(size) * factorial(players - size - 1) for size in range(players)]
    parts: list[Array] = []
    for player in range(players):
        one = 1 << player
        # In so many of all orders exactly this set stands before the player.
        part: Any = 0
        for before in values:
            if not before & one:
                part = part + orders[before.bit_count()] * (values[before | one] - values[before])
        parts.append(part)
    return parts, factorial(players)


def joined(unsolved: Collection[int], players: int) -> list[int]:
    """The players in blocks (bit masks, in order) such that no union of blocks is one of the sets `unsolved`.

    The two blocks that most of those sets divide are joined (ties: the first two), until none is left. Neither the
    empty set nor the set of all may be unsolved.
    """
    blocks = [1 << player for player in range(players)]
    while left := divided_by_none(unsolved, blocks):
        pairs = list(combinations(range(len(blocks)), 2))
        splits = [sum(_within(blocks[i], mask) != _within(blocks[j], mask) for mask in left) for i, j in pairs]
        i, j = pairs[splits.index(max(splits))]
        blocks[i] |= blocks.pop(j)
    return blocks


def divided_by_none(masks: Collection[int], blocks: Sequence[int]) -> list[int]:
    """Those of `masks` that are unions of blocks, the smallest sets first."""
    whole = [mask for mask in masks if all(mask & block in (0, block) for block in blocks)]
    return sorted(whole, key=lambda mask: (mask.bit_count(), mask))


def _within(block: int, mask: int) -> bool:
    return bool(block & mask)


def unions(blocks: Sequence[int]) -> dict[int, int]:
    """For each set of blocks (a bit mask of their positions) the players in it."""
    return {
        chosen: sum(block for position, block in enumerate(blocks) if chosen >> position & 1)
        for chosen in range(1 << len(blocks))
    }
