"""Mappings and objects that stay as they are: whoever computed with them may hand them out."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NoReturn, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class FrozenDict(dict[Key, Value]):
    """A dict that cannot be written to: as fast as one, and unlike a mapping proxy it can be pickled and hashed."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this mapping cannot be changed; make a dict of it: dict(…)")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)

    def __copy__(self) -> "FrozenDict[Key, Value]":
        return self


def frozen(value: Any) -> Any:
    """`value`, a dict or an array such that nothing can be written to it."""
    if isinstance(value, dict):
        return value if isinstance(value, FrozenDict) else FrozenDict({key: frozen(one) for key, one in value.items()})
    if hasattr(value, "setflags"):  # an array; numpy is not loaded for those who have none
        value.setflags(write=False)
    return value


class Frozen:
    """What is left of a frozen dataclass to freeze: its dicts and arrays, also after copying and unpickling.

    What it computes on demand is no part of its state. Two of them are the same only where they are one object: of
    arrays nobody can say in one word whether they are equal.
    """

    def __post_init__(self) -> None:
        for name in self._names():
            object.__setattr__(self, name, frozen(getattr(self, name)))

    def __repr__(self) -> str:
        told = (f"{name} {getattr(getattr(self, name), 'shape', '')}".rstrip() for name in self._names())
        return f"<{type(self).__name__}: {', '.join(told)}>"

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self._names()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, frozen(value))

    def _names(self) -> Iterator[str]:
        return (field.name for field in fields(self))  # type: ignore[arg-type]
