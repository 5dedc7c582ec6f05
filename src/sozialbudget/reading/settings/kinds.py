"""The sections that tell the kinds of TOML files apart."""

from collections.abc import Mapping

from sozialbudget.words import Text

PLAN_SECTIONS: Mapping[str, Text] = {
    "years": Text("Jahre", "years"),
    "regions": Text("Regionen", "regions"),
    "pots": Text("Töpfe", "pots"),
}
"""Those that only a plan has; in the description of a series `years` is a list."""
