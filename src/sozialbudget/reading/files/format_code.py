r"""A number format's code, taken apart: its sections, and what each makes of a number.

Codes are those of .xlsx and .xls, the same in every country: `#,##0.00\ "€";[Red]-0`. Those of .ods are turned into
them by `ods_formats`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

POINT, GROUP = "\ue000", "\ue001"
"""Stand in what is shown for the decimal mark and the thousands separator, which each language writes its own way."""

_MOST_PLACES = 400
"""No number has digits behind that many decimals."""
EXACT = Context(prec=1000, rounding=ROUND_HALF_UP, Emax=10_000, Emin=-10_000, traps=[])
_MOST_DENOMINATOR_DIGITS = 7


class Token(NamedTuple):
    """A piece of a code: `digit`, `literal`, `fill`, or one of the signs that have a meaning."""

    kind: str
    text: str


_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.?)
    | _(?P<room>.?)
    | \*(?P<fill>.?)
    | \[(?P<bracket>[^\]]*)\]?
    | (?P<general>general|standard)
    | (?P<exponent>e[+-])
    | (?P<sign>[0\#?.,%/@;])
    | (?P<bare>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\s*(<=|>=|<>|<|>|=)\s*([+-]?[0-9]*\.?[0-9]+(?:E[+-]?[0-9]{1,3})?)\s*", re.IGNORECASE)


def _tokens(code: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0]
        if kind in ("quoted", "escaped", "bare"):
            yield Token("literal", text)
        elif kind == "room":  # as wide as a sign that is not shown
            yield Token("literal", " ")
        elif kind == "bracket":
            yield from _bracket(text)
        elif kind == "sign":
            yield Token("digit" if text in "0#?" else text, text)
        else:
            yield Token(kind, text)


def _bracket(text: str) -> Iterator[Token]:
    """A condition or a currency; colours and the like show nothing."""
    if _CONDITION.fullmatch(text):
        yield Token("condition", text)
    elif text.startswith("$"):
        yield Token("literal", text[1:].rpartition("-")[0] if "-" in text else text[1:])


class Rendered(NamedTuple):
    """A number as a section shows it, without the minus that comes by itself."""

    text: str
    """With `POINT` and `GROUP` where each language writes its own marks."""
    number: Decimal | None
    """The number that its digits are, without sign and before any words; None where it shows none."""
    is_exact: bool
    """Whether no digit is lost."""
    body: str = ""
    """The digits alone."""


class Section:
    """One section of a code: how it shows the numbers it is for."""

    def __init__(self) -> None:
        self.condition: tuple[str, float] | None = None
        self.prefix = self.suffix = ""
        self.whole: list[Token] = []
        """Placeholders before the decimal mark, and literals between them."""
        self.decimals: list[Token] = []
        self.exponent: list[Token] | None = None
        self.denominator: str | None = None
        """Of a fraction: its placeholders, or the number itself."""
        self.is_general = self.is_grouped = False
        self.percents = 0
        self.thousands = 0
        """By how many thousands it divides."""

    @property
    def shows_number(self) -> bool:
        """Whether it has room for digits at all."""
        return self.is_general or bool(self.whole or self.decimals)

    @property
    def places(self) -> int:
        """How many decimals it shows of the number as shown."""
        return min(sum(token.kind == "digit" for token in self.decimals), _MOST_PLACES)

    @property
    def embedded(self) -> str:
        """The literals among the digits."""
        return "".join(t.text for t in (*self.whole, *self.decimals) if t.kind == "literal")

    @property
    def literals(self) -> str:
        """All that is shown beside the digits, which a null character stands for."""
        return f"{self.prefix}\0{self.embedded}\0{self.suffix}"

    @property
    def forced(self) -> int:
        """How many digits before the decimal mark are shown even where they are zeros."""
        return sum(token.text == "0" for token in self.whole)

    @property
    def scale(self) -> Decimal:
        """How many times the number is what is shown."""
        return Decimal(1).scaleb(2 * self.percents - 3 * self.thousands)

    def render(self, value: Decimal) -> Rendered:
        """`value`, which is not negative, as people see it."""
        if self.is_general:
            body = f"{value.normalize():f}" if -20 < value.adjusted() < 20 else f"{value.normalize():E}"
            body = body.replace(".", POINT)
            return Rendered(self.prefix + body + self.suffix, value, is_exact=True, body=body)
        if not self.shows_number:
            return Rendered(self.prefix + self.suffix, None, is_exact=False)
        scaled = value.scaleb(2 * self.percents - 3 * self.thousands, EXACT)
        if self.denominator is not None:
            return self._fraction(scaled)
        if self.exponent is not None:
            return self._scientific(scaled)
        shown = _rounded(scaled, self.places)
        body = self._digits(shown)
        told = shown if any(sign.isdigit() for sign in body) else None
        return Rendered(self.prefix + body + self.suffix, told, shown == scaled, body)

    def _digits(self, shown: Decimal) -> str:
        whole, _, decimals = f"{shown:f}".partition(".")
        before = _before_the_mark(self.whole, whole if whole != "0" else "", self.is_grouped)
        after = _after_the_mark(self.decimals, decimals)
        return f"{before}{POINT}{after}" if after else before

    def _scientific(self, value: Decimal) -> Rendered:
        step = max(1, sum(token.kind == "digit" for token in self.whole))
        power = (value.adjusted() // step) * step if value else 0
        shown = _rounded(value.scaleb(-power, EXACT), self.places)
        if shown.adjusted() >= step:
            power += step
            shown = _rounded(value.scaleb(-power, EXACT), self.places)
        sign = "-" if power < 0 else "+" if "+" in (self.exponent or [Token("", "")])[0].text else ""
        letter = (self.exponent or [Token("", "E")])[0].text[:1]
        width = sum(token.kind == "digit" for token in self.exponent or ())
        body = f"{self._digits(shown)}{letter}{sign}{abs(power):0{max(1, width)}d}"
        told = shown.scaleb(power, EXACT)
        return Rendered(self.prefix + body + self.suffix, told, told == value, body)

    def _fraction(self, value: Decimal) -> Rendered:
        exact = Fraction(value)
        whole = int(exact) if self._has_whole_beside_fraction else 0
        rest, asked = exact - whole, self.denominator or "?"
        if asked.isdigit() and int(asked) > 0:
            bottom = int(asked)
            top = int(rest * bottom + Fraction(1, 2))
        else:
            near = rest.limit_denominator(10 ** min(len(asked), _MOST_DENOMINATOR_DIGITS) - 1)
            top, bottom = near.numerator, near.denominator
        shown = whole + Fraction(top, bottom)
        if top == bottom and self._has_whole_beside_fraction:
            whole, top = whole + 1, 0
        parts = [str(whole)] if self._has_whole_beside_fraction and (whole or not top) else []
        parts += [f"{top}/{bottom}"] if top or not parts else []
        body = " ".join(parts)
        told = Decimal(f"{float(shown):.15g}")
        return Rendered(self.prefix + body + self.suffix, told, told == value, body)

    @property
    def _has_whole_beside_fraction(self) -> bool:
        """`# ?/?`, not `?/?`: a literal stands between the whole number and the fraction."""
        kinds = [token.kind for token in self.whole]
        return "literal" in kinds


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), context=EXACT)


def _before_the_mark(places: Sequence[Token], digits: str, grouped: bool) -> str:
    """The digits before the decimal mark, put into the placeholders from the right."""
    pieces: list[str] = []
    left, count, remaining = list(digits), 0, sum(token.kind == "digit" for token in places)
    for token in reversed(places):
        if token.kind != "digit":
            pieces.append(token.text[::-1])
            continue
        remaining -= 1
        for _ in range(max(1, len(left)) if remaining == 0 else 1):  # the first takes all that are left
            sign = left.pop() if left else {"0": "0", "?": " "}.get(token.text, "")
            if grouped and sign.isdigit() and count and count % 3 == 0:
                pieces.append(GROUP)
            pieces.append(sign)
            count += sign.isdigit()
    if not any(token.kind == "digit" for token in places):
        return digits
    return "".join(pieces)[::-1]


def _after_the_mark(places: Sequence[Token], digits: str) -> str:
    """The decimals in their placeholders; empty where none is shown."""
    last = len(digits.rstrip("0"))
    pieces: list[str] = []
    position = 0
    for token in places:
        if token.kind != "digit":
            pieces.append(token.text)
            continue
        is_shown = position < last or token.text == "0"
        pieces.append(digits[position : position + 1] if is_shown else " " if token.text == "?" else "")
        position += 1
    return "".join(pieces)


def sections_of(code: str) -> list[Section]:
    """The sections of `code`, at most the three that are for numbers."""
    found: list[list[Token]] = [[]]
    for token in _tokens(code):
        if token.kind == ";":
            found.append([])
        else:
            found[-1].append(token)
    return [_section(tokens) for tokens in found[:3]]


def _section(tokens: list[Token]) -> Section:
    section = Section()
    for token in tokens:
        if token.kind == "condition" and (match := _CONDITION.fullmatch(token.text)):
            section.condition = match[1], float(match[2])
    shown = [token for token in tokens if token.kind not in ("condition", "fill")]
    section.percents = sum(token.kind == "%" for token in shown)
    digits = [at for at, token in enumerate(shown) if token.kind == "digit"]
    general = [at for at, token in enumerate(shown) if token.kind in ("general", "@")]
    if general:
        section.is_general = True
        first = last = general[0]
    elif digits:
        first, last = _take_digits(section, shown, digits)
    else:
        section.prefix = _text_of(shown)
        return section
    section.prefix, section.suffix = _text_of(shown[:first]), _text_of(shown[last + 1 :])
    return section


def _take_digits(section: Section, tokens: list[Token], digits: list[int]) -> tuple[int, int]:
    """Sort the placeholders of a section; return where they begin and end."""
    first, last = digits[0], digits[-1]
    exponent = next((at for at, token in enumerate(tokens) if token.kind == "exponent" and first < at < last), None)
    slash = next((at for at, token in enumerate(tokens) if token.kind == "/" and first < at), None)
    end = last
    if exponent is not None:
        section.exponent = [tokens[exponent], *(token for token in tokens[exponent:] if token.kind == "digit")]
        last = max(at for at in digits if at < exponent)
    elif slash is not None and (bottom := _denominator(tokens[slash + 1 :])):
        section.denominator = bottom
        last = max(at for at in digits if at < slash)
        end = slash + len(bottom)
    point = next((at for at, token in enumerate(tokens) if token.kind == "."), None)
    if point is not None and point < first:
        first = point
    if point is None or not first <= point <= last:
        point = last + 1
    whole, decimals = tokens[first:point], tokens[point + 1 : last + 1]
    last_digit = max((at for at, token in enumerate(whole) if token.kind == "digit"), default=-1)
    section.is_grouped = any(token.kind == "," for token in whole[: last_digit + 1]) and section.denominator is None
    section.thousands = sum(token.kind == "," for token in whole[last_digit + 1 :])
    if exponent is None and section.denominator is None:
        while end + 1 < len(tokens) and tokens[end + 1].kind == ",":
            end += 1
            section.thousands += 1
        if end + 1 < len(tokens) and tokens[end + 1].kind == "." and point == last + 1:  # `0.` shows no decimals
            end += 1
    section.whole = [_kept(token) for token in whole if token.kind != ","]
    section.decimals = [_kept(token) for token in decimals if token.kind not in (",", ".")]
    return first, end


def _kept(token: Token) -> Token:
    return token if token.kind == "digit" else Token("literal", token.text)


def _denominator(tokens: Sequence[Token]) -> str:
    """The placeholders or digits below the line; empty where there are none."""
    found = ""
    for token in tokens:
        if token.kind != "digit" and not (token.kind == "literal" and len(token.text) == 1 and token.text.isdigit()):
            break
        found += token.text
    return found


def _text_of(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


_OF = r"(?:\b(?:je|pro|per|auf|von|vom|of|in|out of|x)\s*|[/×*]\s*)"
_SIZES = (
    ("1e-4", r"‱|\bbps?\b|basispunkt|basis\s?point"),
    ("1e-3", r"‰|promille|per\s?mill|\bv\.?\s*t\b|" + _OF + r"(?:tausend|thousand)"),
    ("1e-2", r"%|％|﹪|\bv\.?\s*h\b|prozent|per\s?cent|\bpro\s+cent|\bpct\b|\bproz\b|" + _OF + r"hund(?:ert|red)"),
    ("1e9", r"\bmrd|\bmilliarde|\bmia\b|\bbn\b|\bbillion"),
    ("1e6", r"\bmio|\bmill\b|\bmillion|\bmn\b|\b(?-i:M)\b|\bm\s?€|\bm\.?\s?eur"),
    ("1e3", r"\btsd|\btausend|\bthousand|\btd\b|\bt\b|\bteur|\bk\b(?!\.?\s?a\b)|\bkeur|['’]000"),
)
_CENTS = r"\bcts?\b|\bcents?\b|¢"
_OF_A_ROUND_NUMBER = _OF + r"(1(?:[.,’'\s]?0{3})+|100|10)(?![0-9])"
_USUAL = " \0€"


def size_of(words: str) -> tuple[Decimal, bool]:
    """What one of a number is beside `words`, and whether that makes it a rate.

    1000 for „Tsd. €“; a hundredth for percent, a rate; 1 where they say nothing of it.
    """
    if words.strip(_USUAL) in ("", "%"):
        return (Decimal("0.01"), True) if "%" in words else (Decimal(1), False)
    words, cents = re.subn(_CENTS, " ", words, flags=re.IGNORECASE)
    size = _size_beside_cents(words)
    return size * (Decimal("0.01") if cents else 1), size < 1


def _size_beside_cents(words: str) -> Decimal:
    sizes: set[Decimal] = set()
    for match in re.finditer(_OF_A_ROUND_NUMBER, words, re.IGNORECASE):
        number = Decimal(re.sub(r"\D", "", match[1]))
        sizes.add(number if match[0][0] in "xX×*" else Decimal(1).scaleb(-number.adjusted()))
    words = re.sub(_OF_A_ROUND_NUMBER, " ", words, flags=re.IGNORECASE)
    for size, pattern in _SIZES:
        words, found = re.subn(pattern, " ", words, flags=re.IGNORECASE)
        if found:
            sizes.add(Decimal(size))
    product = Decimal(1)
    for one in sizes:
        product *= one
    return product
