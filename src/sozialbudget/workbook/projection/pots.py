"""The sheet `Töpfe`: what is left of the additional money, by pot, region and year, by largest remainder."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from sozialbudget.formats.xlsx.live_sheet import HEAD, LINE, PALE, LiveSheet
from sozialbudget.formats.xlsx.tables import EUROS
from sozialbudget.method.numbers import CENT, exact
from sozialbudget.method.years.model import Pot, PotKey
from sozialbudget.reading.plan.keys import POT_KEY_WORDS
from sozialbudget.workbook.projection.book import Book, BookYear
from sozialbudget.workbook.projection.plan import PlanSheet
from sozialbudget.workbook.result.context import HELPER_FORMAT

_LEFT_ROW, _FIRST = 5, 6
"""One-based rows: of the money left, below the header, and of the first pot's first region."""
_FIRST_YEAR = 2
_CARRIED = Decimal("0.000001")
"""Parts of cents are compared at 6 decimals, which doubles hold for any amount."""


class PotsSheet:
    """The sheet: above what each region gets, below it the weights and exact cents it follows from."""

    def __init__(self, book: Book, plan: PlanSheet) -> None:
        self.book, self.plan_sheet = book, plan
        self.pots, self.regions = book.plan.pots, book.plan.regions
        block = len(self.regions) + 1
        self._total_row = _FIRST + len(self.pots) * block
        self._cents_of_pots = self._total_row + 5
        self._weights = self._cents_of_pots + len(self.pots) + 2

    def _letter(self, t: int) -> str:
        letter: str = xl_col_to_name(_FIRST_YEAR + t)
        return letter

    def _first(self, pot: int) -> int:
        return _FIRST + pot * (len(self.regions) + 1)

    def _sum_row(self, pot: int) -> int:
        return self._first(pot) + len(self.regions)

    def _weights_row(self, pot: int) -> int:
        """One-based row of the first region's weight; its exact cents stand in the block after."""
        return self._weights + pot * 2 * (len(self.regions) + 2)

    def _exact_row(self, pot: int) -> int:
        return self._weights_row(pot) + len(self.regions) + 2

    def total(self, t: int) -> str:
        """The cell of what all regions get of all pots in the t-th year."""
        return f"{self.book.r.sheet_reference('pots')}!${self._letter(t)}${self._total_row}"

    def write(self) -> None:
        """Write the sheet and define the name of the money left."""
        book, r = self.book, self.book.r
        sheet = r.add_sheet("pots", header_row=_LEFT_ROW - 1, first_columns=2)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 24)
        sheet.set_column(_FIRST_YEAR, _FIRST_YEAR + len(book.years) - 1, 15)
        sheet.write(0, 0, book.say("pots_title"), r.title)
        last = max(_FIRST_YEAR + len(book.years) - 1, 5)
        sheet.merge_range(1, 0, 1, last, book.say("pots_remark"), r.style(italic=True, text_wrap=True, valign="top"))
        sheet.set_row(1, 42)
        for col, header in enumerate((book.say("pot"), book.say("region"))):
            sheet.write(_LEFT_ROW - 2, col, header, r.header)
        strong = r.number(EUROS, bold=True, bg_color=HEAD, top=1, border_color=LINE)
        self._labels(sheet, _LEFT_ROW, (book.say("money_left"), ""), HEAD)
        self._labels(sheet, self._total_row, (r.say("total"), ""), HEAD)
        for t, year in enumerate(book.years):
            col, letter = _FIRST_YEAR + t, self._letter(t)
            sheet.write_text(_LEFT_ROW - 2, col, str(year.year), r.number_header)
            paid = "-SUM({plan_compensation})" if book.plan.compensation else ""
            left = year.formula("ROUND({plan_additional}" + paid + ",2)")
            sheet.write_live(_LEFT_ROW - 1, col, left, year.outcome.left, strong)
            book.define(year.names["plan_money_left"], "pots", (_LEFT_ROW - 1, col))
            sums = "+".join(
                f"SUM({letter}{self._first(p)}:{letter}{self._sum_row(p) - 1})" for p in range(len(self.pots))
            )
            sheet.write_live(self._total_row - 1, col, sums, year.outcome.left, strong)
        for p, pot in enumerate(self.pots):
            self._write_pot(sheet, p, pot)
        self._write_workings(sheet)

    def _labels(self, sheet: LiveSheet, row: int, texts: Sequence[str], colour: str) -> None:
        style = self.book.r.style(bold=True, bg_color=colour, top=1, border_color=LINE)
        for col, text in enumerate(texts):
            sheet.write_text(row - 1, col, text, style)

    def _write_pot(self, sheet: LiveSheet, p: int, pot: Pot) -> None:
        r, first = self.book.r, self._first(p)
        for k, region in enumerate(self.regions):
            sheet.write_text(first - 1 + k, 0, pot.name, r.text)
            sheet.write_text(first - 1 + k, 1, region.name, r.text)
        self._labels(sheet, self._sum_row(p), (pot.name, r.say("total")), PALE)
        money, subtotal = r.number(EUROS), r.number(EUROS, bold=True, bg_color=PALE, top=1, border_color=LINE)
        for t, year in enumerate(self.book.years):
            outcome = year.outcome.pots[p]
            self._split(sheet, t, first, self._exact_row(p), outcome.by_region, f"${self._sum_row(p)}", money)
            amount = self._share_of_cents(t, self._cents_of_pots, len(self.pots), p, year.names["plan_money_left"])
            sheet.write_live(self._sum_row(p) - 1, _FIRST_YEAR + t, amount, outcome.amount, subtotal)

    def _split(
        self,
        sheet: LiveSheet,
        t: int,
        first: int,
        exact_row: int,
        amounts: Sequence[Decimal],
        whole_row: str,
        style: Format,
    ) -> None:
        whole = f"{self._letter(t)}{whole_row}"
        for k, amount in enumerate(amounts):
            formula = self._share_of_cents(t, exact_row, len(amounts), k, whole)
            sheet.write_live(first - 1 + k, _FIRST_YEAR + t, formula, amount, style)

    def _share_of_cents(self, t: int, first: int, count: int, k: int, whole: str) -> str:
        """Whole cents, and one more where the remainder is among the largest; ties to the one listed first."""
        letter = self._letter(t)
        every, own = f"{letter}${first}:{letter}${first + count - 1}", f"{letter}{first + k}"
        rest = f"ROUND({own}-INT({own}),6)"
        larger = f"SUMPRODUCT(--(ROUND({every}-INT({every}),6)>{rest}))"
        if k:
            above = f"{letter}${first}:{letter}{first + k - 1}"
            larger += f"+SUMPRODUCT(--(ROUND({above}-INT({above}),6)={rest}))"
        left = f"ROUND({whole}*100-SUMPRODUCT(INT({every})),0)"
        return f"(INT({own})+IF({larger}<{left},1,0))/100"

    # --- weights and exact cents ----------------------------------------------------------------------

    def _write_workings(self, sheet: LiveSheet) -> None:
        book, r = self.book, self.book.r
        sheet.write(self._cents_of_pots - 3, 0, book.say("pots_workings"), r.style(bold=True, font_size=11))
        self._labels(sheet, self._cents_of_pots - 1, (book.say("cents_of_pots"), ""), PALE)
        for p, pot in enumerate(self.pots):
            sheet.write_text(self._cents_of_pots - 1 + p, 0, pot.name, r.text)
            for t, year in enumerate(book.years):
                formula = f"ROUND({year.names['plan_money_left']}*100*{self.plan_sheet.share(p)},6)"
                self._helper(
                    sheet, self._cents_of_pots + p, t, formula, _cents(year.outcome.left, pot.share, Decimal(1))
                )
            self._write_weights(sheet, p, pot)

    def _write_weights(self, sheet: LiveSheet, p: int, pot: Pot) -> None:
        book, weights, exact_cents = self.book, self._weights_row(p), self._exact_row(p)
        key = POT_KEY_WORDS[pot.key].say(book.r.lang)
        self._labels(sheet, weights - 1, (book.say("weights_of", pot=pot.name, by=key), ""), PALE)
        self._labels(sheet, exact_cents - 1, (book.say("cents_of", pot=pot.name), ""), PALE)
        last = weights + len(self.regions) - 1
        for k, region in enumerate(self.regions):
            for row in (weights + k, exact_cents + k):
                sheet.write_text(row - 1, 1, region.name, book.r.text)
            for t, year in enumerate(book.years):
                outcome, letter = year.outcome.pots[p], self._letter(t)
                self._helper(sheet, weights + k, t, self._weight(year, p, pot, k, weights + k), outcome.weights[k])
                whole = f"{letter}${self._sum_row(p)}"
                formula = f"ROUND({whole}*100*{letter}{weights + k}/SUM({letter}${weights}:{letter}${last}),6)"
                with exact():
                    all_weights = sum(outcome.weights, Decimal(0))
                self._helper(
                    sheet, exact_cents + k, t, formula, _cents(outcome.amount, outcome.weights[k], all_weights)
                )

    def _weight(self, year: BookYear, p: int, pot: Pot, k: int, row: int) -> str:
        """What a region's share of the pot goes by."""
        within = f"SUMPRODUCT(--EXACT({year.names['plan_region']},$B{row}),"
        match pot.key:
            case PotKey.EQUAL:
                return "1"
            case PotKey.GIVEN:
                return self.plan_sheet.given(p, k)
            case PotKey.INHABITANTS:
                assert pot.column is not None
                return f"{within}{self.book.cells.values(pot.column)})"
            case PotKey.NEED:
                return f"{within}{year.names['need_share']})"

    def _helper(self, sheet: LiveSheet, row: int, t: int, formula: str, value: Decimal) -> None:
        sheet.write_live(row - 1, _FIRST_YEAR + t, formula, value, self.book.r.number(HELPER_FORMAT))


def _cents(amount: Decimal, weight: Decimal, weights: Decimal) -> Decimal:
    with exact():
        return (amount * weight / weights / CENT).quantize(_CARRIED)
