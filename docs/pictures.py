"""Draw the pictures of the documentation anew, all from the Lüneburg examples.

The result workbook is drawn as LibreOffice prints it, the other papers from their PDFs. Pages are found by what stands
on them, so that another layout needs no other numbers here. Needs `soffice` and `pdftoppm` on the path. Run by
`make pictures`.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path

import pdfplumber
from PIL import Image, ImageOps
from pypdf import PdfReader

from sozialbudget import allocate, compare, project, read_plan, read_workbook, write, write_all

DOCS = Path(__file__).parent
IMAGES = DOCS / "images"
EXAMPLE = DOCS.parent / "examples" / "lueneburg"
REFORM = DOCS.parent / "examples" / "lueneburg-2026"
COLOURS = 128
"""Enough for text and a few plain colours; more only make the files larger."""
EDGE, WHITE = (154, 169, 181), (255, 255, 255)
PADDING_MM, FOOT_MM = 6, 20
"""Left around what is cut out of a page; height of the foot that is cut off with the empty rest above it."""

_GERMAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop></item>
</oor:items>
"""
"""Numbers as a German office sees them."""


@dataclass(frozen=True)
class Paper:
    """A PDF whose pages are drawn by what they say."""

    path: Path

    @cached_property
    def _texts(self) -> list[str]:
        return [" ".join(page.extract_text().split()) for page in PdfReader(self.path).pages]

    def number(self, says: str) -> int:
        """The first page, from 1, on which `says` stands."""
        return next(number for number, text in enumerate(self._texts, start=1) if says in text)

    def page(self, says: str, dpi: int) -> Image.Image:
        """The whole page, with an edge."""
        return ImageOps.expand(self._drawn(self.number(says), dpi), 1, EDGE)

    def part(self, says: str, dpi: int, until: str = "", from_top: bool = False) -> Image.Image:
        """What stands on the page from the line `says`, or from its top, to its foot or to the line `until`.

        Margins and the empty rest of the page are cut off.
        """
        number = self.number(says)
        drawn = self._drawn(number, dpi)
        above = 0 if from_top else self._height(number, says) or 0
        below = (until and self._height(number, until)) or drawn.height / dpi * 25.4 - FOOT_MM
        return framed(drawn.crop((0, pixels(above, dpi), drawn.width, pixels(below, dpi))), dpi)

    def rectangle(self, number: int, millimetres: Sequence[float], dpi: int) -> Image.Image:
        """A part of page `number`: x, y, width, height."""
        x, y, width, height = (pixels(part, dpi) for part in millimetres)
        return self._drawn(number, dpi).crop((x, y, x + width, y + height))

    def _height(self, number: int, line: str) -> float | None:
        """How far below the upper edge of the page a line begins, in millimetres; None where it is on another page."""
        with pdfplumber.open(self.path) as file:
            found = file.pages[number - 1].search(line, regex=False)
            return float(found[0]["top"]) / 72 * 25.4 - 1 if found else None

    def _drawn(self, number: int, dpi: int) -> Image.Image:
        drawn = self.path.with_name(f"{self.path.stem}-{number}-{dpi}.png")
        command = ["pdftoppm", "-f", str(number), "-l", str(number), "-r", str(dpi), "-png", "-singlefile"]
        subprocess.run([*command, str(self.path), str(drawn.with_suffix(""))], check=True)
        return Image.open(drawn).convert("RGB")


def pixels(millimetres: float, dpi: int) -> int:
    """A length on paper on the screen."""
    return round(millimetres / 25.4 * dpi)


def framed(picture: Image.Image, dpi: int) -> Image.Image:
    """What is not white, with some room and an edge around it."""
    room = pixels(PADDING_MM, dpi)
    return ImageOps.expand(ImageOps.expand(picture.crop(ImageOps.invert(picture).getbbox()), room, WHITE), 1, EDGE)


def beside(pictures: Sequence[Image.Image], gap: int = 24) -> Image.Image:
    """Pictures side by side."""
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) - 1)
    whole = Image.new("RGB", (width, max(picture.height for picture in pictures)), WHITE)
    x = 0
    for picture in pictures:
        whole.paste(picture, (x, 0))
        x += picture.width + gap
    return whole


def below(pictures: Sequence[Image.Image], gap: int = 16) -> Image.Image:
    """Pictures one below the other."""
    height = sum(picture.height for picture in pictures) + gap * (len(pictures) - 1)
    whole = Image.new("RGB", (max(picture.width for picture in pictures), height), WHITE)
    y = 0
    for picture in pictures:
        whole.paste(picture, (0, y))
        y += picture.height + gap
    return whole


def of_the_result(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """The pages of the result workbook: overview and Berechnungsbogen."""
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_GERMAN, encoding="utf-8")
    result = write(allocate(read_workbook(EXAMPLE / "eingabe.xlsx")), folder / "ergebnis.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(result)]
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True)
    paper = Paper(folder / "ergebnis.pdf")
    yield "uebersicht", paper.rectangle(1, (8, 10, 281, 122), 130)
    yield "berechnungsbogen", paper.rectangle(3, (8, 28, 232, 78), 130)


def of_the_annex(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """The kinds of pages of the annex, and two of them side by side for the README."""
    paper = Paper(folder / "anlage.pdf")
    district = "Dahlenburg (Nr"
    yield "anlage", beside([paper.page("Was vorgeschlagen wird", 75), paper.page(district, 75)])
    number = count(1)
    for name, picture in (
        ("vorschlag", paper.page("Was vorgeschlagen wird", 100)),
        ("schaubilder", paper.part("Bisher und neu", 110)),
        ("linker-teil", paper.part("Berechnungsbogen Eine Zeile", 100, from_top=True)),
        ("indikatoren", paper.part("Werte der Indikatoren je Sozialraum", 100, from_top=True)),
        (
            "rechter-teil",
            below(
                [
                    paper.part("Rechter Teil: Geld", 90),
                    paper.part("Rechter Teil: Stellen und Stunden", 90, "Was die Spalten bedeuten"),
                ]
            ),
        ),
        ("spalten", paper.part("Untergrenze + Ausgleichsfaktor α", 90, from_top=True)),
        ("parameter", paper.part("Parameter und Lesarten", 90)),
        ("sozialraum", paper.part(district, 110, "Gellersen (Nr")),
        ("pruefungen", paper.part("Prüfungen und Nachrechnen", 90)),
    ):
        yield f"anlage-{next(number)}-{name}", picture


def of_the_sheets(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """An hour sheet and the covering list."""
    sheet = Paper(folder / "stundenblatt-2012-traeger-a-fiktiv.pdf")
    pages = [sheet.page("Budget und Stunden", 75), sheet.page("Rechenweg Adendorf", 75)]
    yield "stundenblatt", beside(pages)
    yield "stundenblaetter-uebersicht", Paper(folder / "00-uebersicht.pdf").part("Begleitliste", 90, from_top=True)


def of_the_years(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """What a reform brings over the years, and why budgets differ where a parameter is another one."""
    parameters = REFORM / "parameter.toml"
    case = read_workbook(REFORM / "eingabe.xlsx", parameter_file=parameters)
    projection = project(case, read_plan(REFORM / "plan.toml", case, parameters))
    write_all(projection, [folder / "vorausschau.pdf"])
    ahead = Paper(folder / "vorausschau.pdf")
    yield "vorausschau", ahead.page("Was in welchem Jahr geschieht", 90)
    yield "vorausschau-wege", ahead.part("Der Weg jedes Sozialraums", 110, "Warum die Formel anders")

    before, after = (
        allocate(read_workbook(EXAMPLE / "eingabe.xlsx", settings=settings))
        for settings in ({}, {"damping": "25 %", "uplift": "3 %"})
    )
    write(compare(before, after), folder / "vergleich.pdf")
    yield "vergleich", Paper(folder / "vergleich.pdf").page("Warum", 90)


def main() -> None:
    """Write docs/images/*.png."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, EXAMPLE / "annex.py", folder], check=True, capture_output=True)
        for drawn in (
            of_the_result(folder),
            of_the_annex(folder),
            of_the_sheets(folder / "stundenblaetter"),
            of_the_years(folder),
        ):
            for picture, image in drawn:
                plain = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
                plain.save(IMAGES / f"{picture}.png", optimize=True)


if __name__ == "__main__":
    main()
