"""The parameters of the method: each one's key, type, unit, bounds, default, words and hint, here and nowhere else.

`--set`, the sheet `Parameter`, the TOML file, the template, the Protokoll and the reference page are drawn from
`Parameters`; to add a parameter, add a field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Context, Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args
from unicodedata import category

from pydantic import AfterValidator, Field, ValidationError, model_validator

from sozialbudget.case.given import Given, problems_of
from sozialbudget.case.need_methods import CHOICES, NeedMethod
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.problems import InputError, Place, Problem
from sozialbudget.words import Text, same
from sozialbudget.words.lueneburg import PAPER, hint_of, quoted
from sozialbudget.words.numbers import Euros


class Unit(StrEnum):
    """What a number counts; decides how cells are read and how figures are printed."""

    YEAR = "year"
    EUR = "EUR"
    RATE = "rate"
    HOURS = "hours"
    FTE = "FTE"
    NUMBER = "number"
    WORD = "word"
    COLUMN = "column"
    TEXT = "text"


class StandardDeviation(StrEnum):
    """Divide by n (population) or by n - 1 (sample)."""

    POPULATION = "population"
    SAMPLE = "sample"


class OverheadBasis(StrEnum):
    """What the overhead rate is a rate of (method, step 7)."""

    BUDGET = "budget"
    PERSONNEL = "personnel"


class ProjectFundBy(StrEnum):
    """Whether Budget II is an amount for each district, or one sum divided by need share (method, step 11)."""

    DISTRICT = "district"
    NEED = "need"


class Chapter(StrEnum):
    """The part of the method in which a parameter is told."""

    BUDGETS = "budgets"
    SERVICES = "services"
    BOTH = "both"


class Affects(StrEnum):
    """What a parameter changes budgets or hours by; `compare` tells each as a cause of its own."""

    TOTAL = "total"
    METHOD = "method"
    PROTECTION = "protection"
    ROUNDING = "rounding"
    RATES = "rates"


AUTO: Literal["auto"] = "auto"

_PROTECTION = hint_of(Text("„gewisser Bestandsschutz“, ohne Zahl", "“gewisser Bestandsschutz”, no figure"))


_TELLING = Context(prec=6, traps=[])
"""What was probably meant is told to six digits."""


class Plausible(NamedTuple):
    """Between which values a parameter lies in practice, 0 aside. Others are read all the same, and warned of."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None
    slips: Mapping[Decimal, Text] = MappingProxyType({})
    """What else was perhaps entered, by what it is to be multiplied with to be what was meant."""

    def holds(self, value: Decimal) -> bool:
        """Whether `value` is nothing to wonder about."""
        low = self.at_least is None or value >= self.at_least
        return not value or (low and (self.at_most is None or value <= self.at_most))

    def meant(self, value: Decimal) -> tuple[Decimal, Text] | None:
        """What was probably meant by an implausible `value`, and as what it was entered; None where nobody can tell."""
        for factor, entered_as in self.slips.items():
            if self.holds(meant := _TELLING.multiply(value, factor)):
                return meant, entered_as
        return None


_THOUSANDS = {Decimal(1000): Text("ein Betrag in Tausend Euro", "an amount in thousands of euros")}
_HUNDREDTHS = {Decimal("0.01"): Text("ein Wert in Prozent", "a value in percent")}
_OF_PERCENT = {
    Decimal(100): Text("ein Hundertstel davon (0,05 in einer Zelle mit %)", "a hundredth (0.05 in a % cell)")
}
_OF_COSTS = {
    Decimal(12): Text("ein Monatsbetrag", "an amount a month"),
    **_THOUSANDS,
    Decimal("0.01"): Text("ein Betrag in Cent", "an amount in cents"),
}
_OF_HOURS = {
    Decimal(5): Text("die Stunden eines Tages", "the hours of a day"),
    Decimal(10): Text("ein verrutschtes Komma", "a shifted decimal point"),
    Decimal("0.1"): Text("ein verrutschtes Komma", "a shifted decimal point"),
    Decimal(12) / 52: Text("die Stunden eines Monats", "the hours of a month"),
    Decimal(1) / 52: Text("die Stunden eines Jahres", "the hours of a year"),
}
_MINUTES = {1 / Decimal(60): Text("eine Angabe in Minuten", "a number of minutes")}
_OF_A_RATE = Decimal("0.001")
"""Rates below a tenth of a percent decide nothing; they come of a number typed into a cell in percent."""


@dataclass(frozen=True, slots=True)
class About:
    """What people need to know of a parameter."""

    label: Text
    unit: Unit
    help: Text
    hint: Text | None = None
    """What is known of other counties; never the source of a value that this one decides."""
    choices: Mapping[str, Text] = field(default_factory=dict)
    plausible: Plausible | None = None
    default_from: Text | None = None
    """Where the default comes from; None where it is the program's own."""
    chapter: Chapter = Chapter.BUDGETS
    affects: Affects | None = field(kw_only=True)
    """None where it changes neither budgets nor hours."""
    applies: Callable[["Parameters"], bool] = lambda _: True
    """Whether it does anything, the others being as they are."""


LONGEST_TEXT = 120
"""Characters of a text that stands in titles and signatures; no authority has a name of more."""


def unseen_in(text: str) -> str | None:
    """The first character of `text` that breaks the line or is not seen in print, as U+000A; None where all are."""
    return next((f"U+{ord(c):04X}" for c in text if not (c.isprintable() or category(c) == "Zs")), None)


def _one_line(text: str) -> str:
    if text != text.strip() or not text or unseen_in(text):
        raise ValueError("expected one line of text")
    return text


OneLine = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_one_line)]
"""A name as it is printed."""


_ABOUT = frozenset(field.name for field in fields(About))


def _parameter(*told: Any, default: Any = ..., **more: Any) -> Any:
    """A field: what `About` says of it, its default, its bounds."""
    about = About(*told, **{key: more.pop(key) for key in _ABOUT & more.keys()})
    return Field(default, json_schema_extra={"about": about}, **more)  # type: ignore[dict-item]


class Parameters(Given):
    """All parameters of one calculation, validated and immutable.

    Raises InputError for missing, unknown or out-of-bounds parameters, all at once.
    """

    year: int = _parameter(
        Text("Haushaltsjahr", "budget year"),
        Unit.YEAR,
        Text("Das Jahr, für das die Budgets gelten.", "The year the budgets are for."),
        chapter=Chapter.BOTH,
        affects=None,
        ge=1990,
        le=2199,
    )
    total: Decimal | None = _parameter(
        Text("Gesamtbudget", "total"),
        Unit.EUR,
        Text(
            "Zu verteilendes Geld (Budget I), ein Vielfaches der Rundung. Ohne Angabe: Summe der bisherigen "
            "Budgets, erhöht um die Steigerung; bei Fallzahl mal Median ohne Steigerung die Summe des Bedarfs. "
            "Nicht zusammen mit der Steigerung.",
            "The money to distribute (Budget I), a multiple of the rounding unit. Left empty: the sum of today's "
            "budgets raised by the uplift; under cases × median without an uplift the sum of needs. Not together "
            "with the uplift.",
        ),
        hint_of(quoted("Fortschreibungsfähigkeit der Budgets")),
        affects=Affects.TOTAL,
        default=None,
        gt=0,
    )
    uplift: Decimal | None = _parameter(
        Text("Steigerung", "uplift"),
        Unit.RATE,
        Text(
            "Um welchen Satz die Summe der bisherigen Budgets steigt. Nicht zusammen mit dem Gesamtbudget.",
            "The rate by which the sum of today's budgets rises. Not together with the total.",
        ),
        hint_of(quoted("Fortschreibungsfähigkeit der Budgets")),
        # tariffs and new tasks make a few percent, a merger perhaps a third
        plausible=Plausible(Decimal("-0.5"), Decimal("0.5")),
        affects=Affects.TOTAL,
        default=None,
        gt=-1,
        le=1,
    )
    need_method: NeedMethod = _parameter(
        Text("Bedarfsverfahren", "need method"),
        Unit.WORD,
        Text("Wie aus den Indikatoren der Bedarfsanteil wird.", "How the indicators become the need share."),
        hint_of(quoted("Sozialindikatoren, die im Wesentlichen Belastungsfaktoren darstellen")),
        {method: choice.label for method, choice in CHOICES.items()},
        affects=Affects.METHOD,
        default=NeedMethod.SHARES,
    )
    population: str | None = _parameter(
        Text("Bezugsbevölkerung", "population"),
        Unit.COLUMN,
        Text(
            "Die Spalte der Sozialräume, mit der Belastungsfaktor oder Multiplikator malgenommen wird. "
            "Erforderlich außer bei Anteilen und Fallzahl mal Median.",
            "The column of the districts that burden factor or multiplier is multiplied with. "
            "Required but for shares and cases × median.",
        ),
        affects=Affects.METHOD,
        applies=lambda p: p.need_method.takes("population"),
        default=None,
        min_length=1,
    )
    spread: Decimal | None = _parameter(
        Text("Spreizung", "spread"),
        Unit.NUMBER,
        Text(
            "Wie stark der gewichtete z- oder Min-Max-Wert, oder was den Belastungsfaktor von 1 trennt, den "
            "Bevölkerungsanteil hebt oder senkt. Erforderlich bei z-Werten und Min-Max; beim Belastungsfaktor ohne "
            "Angabe 1.",
            "How strongly the weighted z or min-max value, or what parts the burden factor from 1, raises or "
            "lowers the population share. Required for zscore and minmax; 1 where not given for burden_factor.",
        ),
        Text(
            "Eingliederungsmittel-Verordnung 2022, § 1 Absatz 5: ein Viertel der Abweichung von der "
            "durchschnittlichen Quote (0,25 beim Belastungsfaktor)",
            "Eingliederungsmittel-Verordnung 2022, § 1 (5): a quarter of the deviation from the average rate "
            "(0.25 for burden_factor)",
        ),
        # above, one indicator alone multiplies a budget tenfold
        plausible=Plausible(at_most=Decimal(10), slips=_HUNDREDTHS),
        affects=Affects.METHOD,
        applies=lambda p: p.need_method.takes("spread"),
        default=None,
        ge=0,
        le=100,
    )
    sd: StandardDeviation = _parameter(
        Text("Standardabweichung", "standard deviation"),
        Unit.WORD,
        Text(
            "Teiler der z-Werte: Grundgesamtheit (÷ n) oder Stichprobe (÷ (n − 1)).",
            "Divisor of the z-scores: population (÷ n) or sample (÷ (n − 1)).",
        ),
        None,
        {
            StandardDeviation.POPULATION: Text("Grundgesamtheit", "population"),
            StandardDeviation.SAMPLE: Text("Stichprobe", "sample"),
        },
        affects=Affects.METHOD,
        applies=lambda p: p.need_method.takes("sd"),
        default=StandardDeviation.POPULATION,
    )
    base_amount: Decimal = _parameter(
        Text("Sockelbetrag", "base amount"),
        Unit.EUR,
        Text(
            "Gleicher Betrag für jeden Sozialraum, bevor der Rest nach Bedarf verteilt wird.",
            "The same amount for each district before the rest is divided by need.",
        ),
        # less pays nothing in a district
        plausible=Plausible(at_least=Decimal(100), slips=_THOUSANDS),
        affects=Affects.METHOD,
        default=Decimal(0),
        ge=0,
    )
    damping: Annotated[Decimal, Field(ge=0, le=1)] | Literal["auto"] = _parameter(
        Text("Dämpfung", "damping"),
        Unit.RATE,
        Text(
            "0: allein der Bedarf; 1: die heutigen Anteile bleiben. auto: die kleinste Dämpfung, bei der niemand "
            "mehr als den Höchstverlust verliert. Ohne Vorgabe: der Ausschuss entscheidet.",
            "0: need alone; 1: today's proportions stay. auto: the smallest damping at which nobody loses more "
            "than the max loss. No default: the council decides.",
        ),
        _PROTECTION,
        {AUTO: same("auto")},
        affects=Affects.METHOD,
    )
    max_loss: Decimal | None = _parameter(
        Text("Höchstverlust", "max loss"),
        Unit.RATE,
        Text(
            "Kein Budget fällt um mehr als diesen Satz unter das bisherige.",
            "No budget falls by more than this rate below today's.",
        ),
        _PROTECTION,
        # real ones are 2 to 20 %
        plausible=Plausible(at_least=_OF_A_RATE, slips=_OF_PERCENT),
        affects=Affects.PROTECTION,
        default=None,
        ge=0,
        le=1,
    )
    max_gain: Decimal | None = _parameter(
        Text("Höchstzuwachs", "max gain"),
        Unit.RATE,
        Text(
            "Kein Budget steigt um mehr als diesen Satz über das bisherige.",
            "No budget rises by more than this rate above today's.",
        ),
        # real ones are 2 to 50 %
        plausible=Plausible(at_least=_OF_A_RATE, slips=_OF_PERCENT),
        affects=Affects.PROTECTION,
        default=None,
        ge=0,
        le=1,
    )
    rounding_unit: Decimal = _parameter(
        Text("Rundung", "rounding unit"),
        Unit.EUR,
        Text(
            "Budgets sind Vielfache dieses Betrags; die Summe bleibt das Gesamtbudget.",
            "Budgets are multiples of this amount; their sum stays the total.",
        ),
        # beyond, rounding moves more than many a cause does
        plausible=Plausible(at_most=Decimal(1000)),
        affects=Affects.ROUNDING,
        default=Decimal(1),
        gt=0,
        multiple_of=Decimal("0.01"),
    )
    overhead_rate: Decimal = _parameter(
        Text("Regie- und Sachkostenpauschale", "overhead rate"),
        Unit.RATE,
        Text("Pauschale für Regie- und Sachkosten.", "Flat rate for overhead and material costs."),
        hint_of(quoted("Pauschalierung der Regie- und Sachkosten …, die in einer Höhe von 17,5 % vorgenommen wird")),
        # KGSt and contracts know 10 to 30 %
        plausible=Plausible(_OF_A_RATE, Decimal("0.5"), _OF_PERCENT),
        default_from=PAPER,
        chapter=Chapter.SERVICES,
        affects=Affects.RATES,
        default=Decimal("0.175"),
        ge=0,
        lt=1,
    )
    overhead_basis: OverheadBasis = _parameter(
        Text("Bezug der Pauschale", "overhead basis"),
        Unit.WORD,
        Text(
            "Budget: Pauschale vom Budget abgezogen; Personalkosten: Zuschlag auf die Personalkosten. "
            "Die Vorlage lässt das offen.",
            "budget: the rate is taken off the budget; personnel: a surcharge on personnel cost. "
            "The source leaves it open.",
        ),
        None,
        {
            OverheadBasis.BUDGET: Text("Budget", "budget"),
            OverheadBasis.PERSONNEL: Text("Personalkosten", "personnel"),
        },
        chapter=Chapter.SERVICES,
        affects=Affects.RATES,
        default=OverheadBasis.BUDGET,
    )
    abf_rate: Decimal = _parameter(
        Text("abf-Abschlag", "abf rate"),
        Unit.RATE,
        Text(
            "Abschlag für aufgaben-, berufs- und fachspezifische Minderarbeitszeiten (Vor- und Nachbereitung).",
            "Deduction for non-contact time (preparation and set-up).",
        ),
        hint_of(quoted("10%-iger Abschlag so genannter abf-Zeiten")),
        # 10 % is usual, half the time is not
        plausible=Plausible(_OF_A_RATE, Decimal("0.5"), _OF_PERCENT),
        default_from=PAPER,
        chapter=Chapter.SERVICES,
        affects=Affects.RATES,
        default=Decimal("0.10"),
        ge=0,
        lt=1,
    )
    cost_per_fte: Decimal = _parameter(
        Text("Jahreskosten je VZÄ", "cost per FTE"),
        Unit.EUR,
        Text(
            "Personalkosten einer Vollzeitstelle im Jahr; ein Sozialraum kann eigene haben.",
            "Personnel cost of one full-time position a year; a district may have its own.",
        ),
        # from an assistant twenty years ago to a doctor
        plausible=Plausible(Decimal(25_000), Decimal(200_000), _OF_COSTS),
        chapter=Chapter.SERVICES,
        affects=Affects.RATES,
        gt=0,
    )
    weekly_hours: Decimal = _parameter(
        Text("Wochenstunden je VZÄ", "weekly hours"),
        Unit.HOURS,
        Text("Tarifliche Wochenarbeitszeit einer Vollzeitstelle.", "Weekly hours of a full-time position."),
        # German tariffs have 35 to 42 hours
        plausible=Plausible(Decimal(30), Decimal(45), _OF_HOURS),
        chapter=Chapter.SERVICES,
        affects=Affects.RATES,
        default=Decimal(39),
        gt=0,
        le=168,
    )
    hours_unit: Decimal = _parameter(
        Text("Rundung der Stunden", "hours unit"),
        Unit.HOURS,
        Text(
            "Face-to-face-Stunden werden kaufmännisch auf Vielfache hiervon gerundet.",
            "Face-to-face hours are rounded half up to multiples of this.",
        ),
        # quarters of an hour are usual
        plausible=Plausible(at_most=Decimal(2), slips=_MINUTES),
        chapter=Chapter.SERVICES,
        affects=Affects.RATES,
        default=Decimal("0.01"),
        gt=0,
        le=40,
    )
    min_fte: Decimal = _parameter(
        Text("Mindeststellen", "min FTE"),
        Unit.FTE,
        Text(
            "Sozialräume mit höchstens so vielen Stellen erhalten einen Hinweis.",
            "Districts with no more positions than this get a note.",
        ),
        Text(
            "Bielefeld 2016: eine halbe Fachkraftstelle ist „fachlich und organisatorisch kritisch“",
            "Bielefeld 2016: half a position is “fachlich und organisatorisch kritisch”",
        ),
        # it is about half a position
        plausible=Plausible(at_most=Decimal(10), slips=_HUNDREDTHS),
        default_from=same("Bielefeld 2016"),
        chapter=Chapter.SERVICES,
        affects=None,
        default=Decimal("0.5"),
        ge=0,
    )
    project_fund: Decimal | None = _parameter(
        Text("Budget II (Projektfonds)", "Budget II (project fund)"),
        Unit.EUR,
        Text(
            "Geld für Projekte der Sozialraumkonferenzen, neben dem Gesamtbudget (Budget I): je Sozialraum oder "
            "zusammen, wie die Verteilung von Budget II es sagt. Nie gedämpft, ohne Regie- und Sachkosten, ohne "
            "Stunden.",
            "Money for projects of the district conferences, beside the total (Budget I): for each district or in "
            "all, as the division of Budget II says. Never damped, without overhead, without hours.",
        ),
        Text(
            "Jugendhilfeausschuss Landkreis Lüneburg, 1. Juni 2011: geplant mit rund 10.000 € je Sozialraum",
            "Youth welfare committee of Landkreis Lüneburg, 1 June 2011: planned at about 10,000 EUR per district",
        ),
        # less pays no project
        plausible=Plausible(at_least=Decimal(100), slips=_THOUSANDS),
        affects=None,
        default=None,
        gt=0,
        multiple_of=Decimal("0.01"),
    )
    project_fund_by: ProjectFundBy = _parameter(
        Text("Verteilung von Budget II", "division of Budget II"),
        Unit.WORD,
        Text(
            "je Sozialraum: Jeder Sozialraum erhält den Betrag. nach Bedarf: Der Betrag ist die Summe für alle und "
            "wird nach dem Bedarfsanteil verteilt; er ist ein Vielfaches der Rundung.",
            "per district: each district gets the amount. by need: the amount is the sum for all, divided by need "
            "share; it is a multiple of the rounding unit.",
        ),
        None,
        {
            ProjectFundBy.DISTRICT: Text("je Sozialraum", "per district"),
            ProjectFundBy.NEED: Text("nach Bedarf", "by need"),
        },
        affects=None,
        applies=lambda p: p.project_fund is not None,
        default=ProjectFundBy.DISTRICT,
    )
    county: OneLine | None = _parameter(
        Text("Landkreis", "county"),
        Unit.TEXT,
        Text(
            "Wer die Budgets vergibt, mit vollem Namen, wie er in Schriftstücken und unter Unterschriften steht: "
            "Landkreis Musterland, Stadt Musterstadt. Ändert keine Zahl.",
            "Who grants the budgets, by the full name that stands in documents and under signatures: Landkreis "
            "Musterland, Stadt Musterstadt. Changes no number.",
        ),
        chapter=Chapter.BOTH,
        affects=None,
        default=None,
    )
    per_head: str | None = _parameter(
        Text("Kopfzahl", "head count"),
        Unit.COLUMN,
        Text(
            "Die Spalte der Sozialräume, durch die das neue Budget für Euro je Kopf geteilt wird. Ohne Angabe die "
            "Bezugsbevölkerung, sonst die einzige Bezugsgröße, sonst die einzige Anzahl, deren Name mit Einwohner "
            "beginnt. Ändert weder Budgets noch Stunden.",
            "The column of the districts that the new budget is divided by for EUR per head. Left empty: the "
            "population, else the only base, else the only count whose name begins with Einwohner or inhabitants. "
            "Changes neither budgets nor hours.",
        ),
        affects=None,
        default=None,
        min_length=1,
    )

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if found := self.contradictions():
            raise InputError([Problem(code, Place("Parameters"), values=values) for code, values in found.items()])
        return self

    @in_own_context
    def changed(self, changes: Mapping[str, Any] | None = None, **more: Any) -> Self:
        """The same with other values by key (`damping=Decimal("0.3")`; None empties), validated anew.

        A total said takes the place of an uplift and the other way round: both say what the money is. Raises InputError
        with all problems. `Case.changed` takes words, too, and tells who said it.
        """
        try:
            return self.validated({**(changes or {}), **more})
        except ValidationError as error:
            raise InputError(problems_of(error, type(self))) from None

    def validated(self, changes: Mapping[str, Any]) -> Self:
        """The same for those who tell what is wrong in words of their own. Raises pydantic.ValidationError."""
        return type(self).model_validate(self._with(changes))

    def contradictions_with(self, changes: Mapping[str, Any]) -> dict[str, dict[str, Decimal]]:
        """The contradictions of the same with `changes`. Raises pydantic.ValidationError where one is out of bounds."""
        return _EachByItself.model_validate(self._with(changes)).contradictions()

    def _with(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        values = dict(self) | dict(changes)
        for said, other in EITHER.items():
            if changes.get(said) is not None and changes.get(other) is None:
                values[other] = None
        return values

    def contradictions(self) -> dict[str, dict[str, Decimal]]:
        """Problem codes of parameters that do not fit each other, with amounts they tell; empty where all is well."""
        return {
            code: {key: Euros(value) for key in one.told if (value := getattr(self, key)) is not None}
            for code, one in CONTRADICTIONS.items()
            if one.holds(self)
        }


class _EachByItself(Parameters):
    """Parameters that need not fit each other."""

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        return self


PARAMETER_KEYS: tuple[str, ...] = tuple(Parameters.model_fields)


@cache
def about(key: str) -> About:
    """Label, unit, help, hint and choices of the parameter `key`; KeyError where there is none."""
    extra = Parameters.model_fields[key].json_schema_extra
    assert isinstance(extra, dict)
    found: object = extra["about"]
    assert isinstance(found, About)
    return found


COLUMN_KEYS: tuple[str, ...] = tuple(key for key in PARAMETER_KEYS if about(key).unit is Unit.COLUMN)
"""The parameters that name a column of the districts."""


def affecting(what: Affects) -> tuple[str, ...]:
    """The parameters that change `what`."""
    return tuple(key for key in PARAMETER_KEYS if about(key).affects is what)


def is_whole(key: str) -> bool:
    """Whether the parameter `key` is a whole number, as its annotation says."""
    return _holds_int(Parameters.model_fields[key].annotation)


def _holds_int(annotation: object) -> bool:
    return annotation is int or any(map(_holds_int, get_args(annotation)))


def is_required(key: str) -> bool:
    """Whether the parameter `key` has no default."""
    return Parameters.model_fields[key].is_required()


def default(key: str) -> Any:
    """The default of the parameter `key`, None where it has none."""
    return None if is_required(key) else Parameters.model_fields[key].default


class Contradiction(NamedTuple):
    """Parameters that do not fit each other."""

    among: tuple[str, ...]
    """The first is the one where it is reported."""
    holds: Callable[[Parameters], bool]
    told: tuple[str, ...] = ()
    """The amounts that its sentence names."""


CONTRADICTIONS = {
    "total_and_uplift": Contradiction(
        ("total", "uplift"),
        lambda p: p.total is not None and p.uplift is not None,
    ),
    "population_missing": Contradiction(
        ("need_method", "population"),
        lambda p: p.need_method.needs("population") and p.population is None,
    ),
    "spread_missing": Contradiction(
        ("need_method", "spread"),
        lambda p: p.need_method.needs("spread") and p.spread is None,
    ),
    "auto_needs_max_loss": Contradiction(
        ("damping", "max_loss"),
        lambda p: p.damping == AUTO and p.max_loss is None,
    ),
    "total_not_multiple": Contradiction(
        ("total", "rounding_unit"),
        lambda p: p.total is not None and p.total % p.rounding_unit != 0,
        ("total", "rounding_unit"),
    ),
    "project_fund_not_multiple": Contradiction(
        ("project_fund", "project_fund_by", "rounding_unit"),
        lambda p: (
            p.project_fund is not None
            and p.project_fund_by is ProjectFundBy.NEED
            and p.project_fund % p.rounding_unit != 0
        ),
        ("project_fund", "rounding_unit"),
    ),
}
"""By the code of the problem; `total_and_uplift` is reported at whichever was said last."""

EITHER: Mapping[str, str] = {"total": "uplift", "uplift": "total"}
"""Both say what the money is: one said takes the place of the other."""
