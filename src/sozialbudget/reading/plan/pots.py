"""The regions and pots of a plan file, read."""

from decimal import Decimal

from sozialbudget.case.layout import tidy
from sozialbudget.case.problems import fault
from sozialbudget.method.years.model import Pot, PotKey, Region
from sozialbudget.reading.plan import keys
from sozialbudget.reading.plan.entries import Entry, TomlReader, missing, twice
from sozialbudget.reading.settings.parameter_entries import found_of_toml
from sozialbudget.words import Text


def read_regions(reader: TomlReader, section: Entry | None) -> tuple[Region, ...]:
    """The regions of a plan; none where there is no such section."""
    if section is None:
        return ()
    named = _named(reader, section, keys.EXAMPLES["regions"])
    return tuple(Region(name, tuple(reader.ids(entry))) for name, entry in named.items())


def _named(reader: TomlReader, section: Entry, example: Text) -> dict[str, Entry]:
    """The entries of a section whose names are those of regions."""
    named: dict[str, Entry] = {}
    for name, raw in reader.items(section, example):
        entry = section.below(tidy(name), name, raw)
        if not tidy(name):
            reader.report(entry, fault("plan_no_name"))
        elif tidy(name) in named:
            reader.report(entry, twice(entry, named[tidy(name)]))
        else:
            named[tidy(name)] = reader.found(entry)
    return named


def read_pots(reader: TomlReader, section: Entry | None) -> tuple[Pot, ...]:
    """The pots of a plan; none where there is no such section."""
    if section is None:
        return ()
    if not isinstance(section.raw, list) or not all(isinstance(pot, dict) for pot in section.raw):
        reader.report(
            section, fault("plan_not_a_table", found=found_of_toml(section.raw), example=keys.EXAMPLES["pots"])
        )
        return ()
    return tuple(
        _pot(
            reader, str(number), reader.found(Entry((*section.path, str(number)), (f"{section.name}[{number}]",), pot))
        )
        for number, pot in enumerate(section.raw, 1)
    )


def _pot(reader: TomlReader, number: str, section: Entry) -> Pot:
    found = reader.entries(section, keys.POT, keys.EXAMPLES["pots"])
    for key in ("name", "share"):
        if key not in found:
            reader.report(section, missing(key, keys.POT))
    given = found.get("given")
    share = reader.rate(found.get("share"))
    return Pot(
        name=reader.text(found.get("name"), required=True) or number,
        share=Decimal(0) if share is None else share,
        key=reader.word(found.get("key"), keys.POT_KEY_WORDS, PotKey.EQUAL),
        column=reader.text(found.get("column")),
        given={} if given is None else _given(reader, given),
        source=reader.text(found.get("source")),
    )


def _given(reader: TomlReader, section: Entry) -> dict[str, Decimal]:
    named = _named(reader, section, keys.EXAMPLES["given"])
    shares = {name: reader.rate(entry) for name, entry in named.items()}
    return {name: share for name, share in shares.items() if share is not None}
