"""What the annex and the hour sheets call things: a label above a column or at the head of a line, a district."""

from collections import Counter

from sozialbudget.case.case import Case


def heading(label: str) -> str:
    """A label as it stands above a column or begins a line."""
    # A z-value stays one, and the abbreviation abf is written small wherever it stands.
    return label if label[1:2] == "-" or label.startswith("abf") else label[:1].upper() + label[1:]


def district_names(case: Case) -> tuple[str, ...]:
    """What each district is called: its name, with its id where two share a name."""
    how_often = Counter(district.name for district in case.districts)
    return tuple(
        f"{district.name} ({district.id})" if how_often[district.name] > 1 else district.name
        for district in case.districts
    )
