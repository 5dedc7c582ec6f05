"""Umlauts that a wrong encoding has spoilt: in words of ours the right one is named, in names they are a warning."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from sozialbudget import from_frames, read_workbook
from sozialbudget.case.problems import InputError, Problem, Sentence
from sozialbudget.case.umlauts import is_spoilt, name_meant, word_meant
from sozialbudget.words import LANGUAGES
from workbooks import CLEAN, WRITERS, spoilt, write


def read_as(text: str, written: str, read: str) -> str:
    """What a program shows of `text` written in one encoding and read in another; gaps of Windows as in Latin-1."""

    def letter(byte: int) -> str:
        try:
            return bytes([byte]).decode(read)
        except UnicodeDecodeError:
            return chr(byte)

    return "".join(letter(byte) for byte in text.encode(written))


HTML = {"ä": "auml", "ö": "ouml", "ü": "uuml", "ß": "szlig", "Ä": "Auml"}
SPOILERS = {
    "UTF-8 as Windows": lambda text: read_as(text, "utf-8", "cp1252"),
    "UTF-8 as Latin-1": lambda text: read_as(text, "utf-8", "latin-1"),
    "decomposed": lambda text: read_as(unicodedata.normalize("NFD", text), "utf-8", "cp1252"),
    "twice": lambda text: read_as(read_as(text, "utf-8", "cp1252"), "utf-8", "cp1252"),
    "UTF-8 as Mac": lambda text: read_as(text, "utf-8", "mac_roman"),
    "UTF-8 as DOS": lambda text: read_as(text, "utf-8", "cp850"),
    "DOS as Windows": lambda text: read_as(text, "cp850", "cp1252"),
    "Windows as DOS": lambda text: read_as(text, "cp1252", "cp850"),
    "Windows as Mac": lambda text: read_as(text, "cp1252", "mac_roman"),
    "Windows as Cyrillic": lambda text: read_as(text, "cp1252", "cp1251"),
    "lost": lambda text: text.encode("cp1252").decode("utf-8", "replace"),
    "asked": lambda text: text.encode("ascii", "replace").decode(),
    "lost bytes": lambda text: text.encode().decode("ascii", "replace"),
    "HTML": lambda text: text.translate({ord(a): f"&{b};" for a, b in HTML.items()}),
}
KNOWN = [
    "Träger",
    "Sozialräume",
    "Dämpfung",
    "Höchstverlust",
    "Bezugsgröße",
    "Jahreskosten je VZÄ",
    "Gebietsänderungen",
]


@pytest.mark.parametrize("how", SPOILERS)
@pytest.mark.parametrize("word", KNOWN)
def test_a_word_of_ours_is_recognised_whatever_spoilt_it(word: str, how: str) -> None:
    assert word_meant(SPOILERS[how](word), KNOWN) == word


@pytest.mark.parametrize("how", sorted(set(SPOILERS) - {"Windows as DOS"}))
@pytest.mark.parametrize("name", ["Träger Süd", "AWO Lüneburg", "Verein für Jugend"])
def test_so_is_a_name(name: str, how: str) -> None:
    found = SPOILERS[how](name)
    assert is_spoilt(found)
    if "lost" not in how and how != "asked":
        assert name_meant(found) == name


@pytest.mark.parametrize(
    "name",
    [
        "Träger", "São Tomé", "Nováček", "Košice", "Łódź", "Zürich", "Ærø", "Kraków", "Ångström", "L’Île",
        "AWO „Mitte“", "Haus „Süd“ e. V.", "Ja? Nein?", "Was?", "A & B", "R&S;", "5 m³", "µ-Haus", "Ναός", "Дом",
        "Müller®", "Träger™", "São", "SÃO PAULO", "Über-Üm", "Straße", "日本", "Haus Ökumene ²", "¿Qué?", "Ça va",
    ],
)  # fmt: skip
def test_other_names_are_left_alone(name: str) -> None:
    assert not is_spoilt(name)
    assert word_meant(name, ["Nord", "Sozialräume"]) is None


# --- in a workbook ------------------------------------------------------------------------------------


def found(tmp_path: Path, changes: dict[str, Any], writer: str = "openpyxl") -> list[Problem]:
    try:
        problems = list(read_workbook(write(tmp_path, spoilt(changes), writer)).warnings)
    except InputError as error:
        problems = list(error.problems)
    for problem in problems:
        assert all("{" not in Sentence((problem,)).say(lang) for lang in LANGUAGES)
    return problems


def codes(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.severity, problem.code, str(problem.place)) for problem in problems]


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    "header", ["TrÃ¤ger", "Tr„ger", "Tr\ufffdger", "TraÌˆger", "Tr?ger", "TR\N{LATIN CAPITAL LETTER A WITH TILDE}„GER"]
)
def test_a_header(tmp_path: Path, header: str, writer: str) -> None:
    problems = found(tmp_path, {"Sozialräume!C1": header}, writer)
    assert codes(problems) == [("warning", "column_spoilt", "Sozialräume!C1")]
    assert "Umlaute verdorben" in problems[0].say("de")
    assert "gemeint ist Träger" in problems[0].say("de")


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("sheet", ["SozialrÃ¤ume", "Sozialr„ume", "Sozialr\ufffdume"])
def test_a_sheet(tmp_path: Path, sheet: str, writer: str) -> None:
    problems = found(tmp_path, {"Sozialräume": None, sheet: CLEAN["Sozialräume"]}, writer)
    assert codes(problems) == [("error", "sheet_spoilt", sheet)]
    assert "gemeint ist Sozialräume" in problems[0].say("de")


def test_a_sheet_that_may_be_missing(tmp_path: Path) -> None:
    changes = [["von Nr", "nach Nr", "Anteil"], ["01", "02", 1]]
    problems = found(tmp_path, {"GebietsÃ¤nderungen": changes})
    assert codes(problems) == [("error", "sheet_spoilt", "GebietsÃ¤nderungen")]


@pytest.mark.parametrize("writer", WRITERS)
def test_the_name_of_a_parameter(tmp_path: Path, writer: str) -> None:
    problems = found(tmp_path, {"Parameter!A4": "DÃ¤mpfung"}, writer)
    assert codes(problems) == [
        ("error", "parameter_missing", "Parameter"),
        ("error", "word_spoilt", "Parameter!A4"),
    ]
    assert "gemeint ist Dämpfung" in problems[1].say("de")


def test_a_column_called_like_a_parameter(tmp_path: Path) -> None:
    problems = found(tmp_path, {"Sozialräume!J1": "HÃ¶chstverlust", "Sozialräume!J2": 0.1})
    assert codes(problems) == [("error", "column_is_parameter", "Sozialräume!J1")]


def test_the_column_of_an_indicator(tmp_path: Path) -> None:
    there = {"Sozialräume!E1": "SchÃ¼ler", "Indikatoren!A2": "Schüler"}
    (error,) = [problem for problem in found(tmp_path, there) if problem.severity == "error"]
    assert (error.code, str(error.place)) == ("column_of_name_spoilt", "Indikatoren!A2")
    assert "SchÃ¼ler (E1)" in error.say("de")
    here = {"Sozialräume!E1": "Schüler", "Indikatoren!A2": "SchÃ¼ler"}
    (error,) = [problem for problem in found(tmp_path, here) if problem.severity == "error"]
    assert (error.code, str(error.place)) == ("word_spoilt", "Indikatoren!A2")
    both = {"Sozialräume!E1": "SchÃ¼ler", "Indikatoren!A2": "SchÃ¼ler"}
    assert codes(found(tmp_path, both)) == [("warning", "umlauts_spoilt", "Sozialräume!E1")]


@pytest.mark.parametrize("writer", WRITERS)
def test_names_are_one_warning_for_a_column(tmp_path: Path, writer: str) -> None:
    changes = {
        "Sozialräume!B2": "LÃ¼neburg",
        "Sozialräume!B4": "G\ufffdttingen",
        "Sozialräume!C2": "Verein f³r Jugend",
        "Sozialräume!C3": "Verein f³r Jugend",
        "Leistungen!A2": "Einzelf„lle",
    }
    problems = found(tmp_path, changes, writer)
    assert codes(problems) == [
        ("warning", "umlauts_spoilt", "Sozialräume!B2"),
        ("warning", "umlauts_spoilt", "Sozialräume!C2"),
        ("warning", "umlauts_spoilt", "Leistungen!A2"),
    ]
    assert "„LÃ¼neburg“ (B2), wohl „Lüneburg“, „G\ufffdttingen“ (B4)" in problems[0].say("de")
    assert "„Verein f³r Jugend“ (C3), wohl „Verein für Jugend“" in problems[1].say("de")
    assert "“Einzelf„lle” (A2), probably “Einzelfälle”" in problems[2].say("en")


def test_names_in_frames() -> None:
    import pandas as pd

    tables = spoilt({"Sozialräume!B2": "LÃ¼neburg"})
    frames = [pd.DataFrame(table[1:], columns=table[0]) for table in tables.values()]
    (warning,) = from_frames(*frames).warnings
    assert (warning.code, str(warning.place)) == ("umlauts_spoilt", "districts!Sozialraum 0")


def test_many_names_are_counted(tmp_path: Path) -> None:
    tables = spoilt({})
    tables["Sozialräume"] += [[f"1{n}", f"LÃ¼{n}", "A", 1000, 5, 1.2, 100] for n in range(8)]
    (warning,) = read_workbook(write(tmp_path, tables)).warnings
    assert warning.code == "umlauts_spoilt"
    assert "3 weitere" in warning.say("de")
