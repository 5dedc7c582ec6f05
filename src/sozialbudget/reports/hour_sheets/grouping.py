"""Which sheets there are: one for each provider, or one for each district."""

from collections.abc import Iterator
from dataclasses import dataclass

from sozialbudget.case.case import Case
from sozialbudget.case.likeness import spelt_alike
from sozialbudget.case.problems import Problem
from sozialbudget.reports.hour_sheets.request import By
from sozialbudget.words import Text


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose sheet it is: `districts` by position, `provider` None where they have none.

    `district_name` and `district_id` are set on the sheet of one district (`By.DISTRICT`).
    """

    provider: str | None
    districts: tuple[int, ...]
    district_name: str | None = None
    district_id: str | None = None


def holders(case: Case, by: By) -> tuple[Holder, ...]:
    """Providers by name, districts without one last; or districts in the order of the input.

    Providers are told apart by their exact names: whoever writes one in two ways gets two sheets, and a note.
    """
    if by is By.DISTRICT:
        return tuple(
            Holder(_provider(district.provider), (i,), district.name, district.id)
            for i, district in enumerate(case.districts)
        )
    of_provider: dict[str | None, list[int]] = {}
    for i, district in enumerate(case.districts):
        of_provider.setdefault(_provider(district.provider), []).append(i)
    ordered = sorted(of_provider.items(), key=lambda entry: (entry[0] is None, (entry[0] or "").casefold(), entry[0]))
    return tuple(Holder(provider, tuple(positions)) for provider, positions in ordered)


def notes(case: Case, by: By) -> Iterator[Problem]:
    """What an analyst should know before the sheets go out: who has no provider, whose names are nearly the same."""
    if by is By.DISTRICT:
        return
    without = tuple(district.name for district in case.districts if _provider(district.provider) is None)
    if without:
        yield Problem("districts_without_provider", severity="note", values={"districts": without})
    named = [holder.provider for holder in holders(case, by) if holder.provider is not None]
    for names in spelt_alike(named):
        quoted = tuple(Text(f"„{name}“", f"“{name}”") for name in names)
        yield Problem("providers_alike", severity="warning", values={"providers": quoted})


def _provider(name: str | None) -> str | None:
    return name if name is not None and name.strip() else None
