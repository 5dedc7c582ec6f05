"""The command line as its users meet it: what it prints where, what it writes, and its exit status."""

import fcntl
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from command_line import PROGRAM, Cli, Ran, files
from sozialbudget import __version__
from sozialbudget.cli.run import run, split_language
from sozialbudget.cli.screen import TWINS
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.language import Languages, UnknownLanguageError, choose
from sozialbudget.words.problems import PROBLEMS

# --- allocate -----------------------------------------------------------------------------------------


def test_allocate_writes_the_result_beside_the_input(cli: Cli, folder: Path) -> None:
    before = (folder / "eingabe.xlsx").read_bytes()
    ran = cli("allocate", "eingabe.xlsx")
    assert ran.status == 0
    assert ran.err == ""
    assert re.search(r"Mitte +140.000 +199.920 +161.620 +\+21.620 +\+15,4 % .* 45,00 +30,00\n", ran.out)
    assert ran.out.endswith("\nGeschrieben: eingabe-ergebnis.xlsx\n")
    assert files(folder) == {"eingabe.xlsx", "eingabe-ergebnis.xlsx"}
    assert (folder / "eingabe.xlsx").read_bytes() == before


def test_the_result_is_named_in_the_language_of_documents(cli: Cli, folder: Path) -> None:
    assert cli("--lang", "en", "allocate", "eingabe.xlsx", "--quiet").status == 0
    assert files(folder) == {"eingabe.xlsx", "eingabe-result.xlsx"}


def test_json_alone_writes_no_file(cli: Cli, folder: Path) -> None:
    ran = cli("allocate", "eingabe.xlsx", "--json")
    told = json.loads(ran.out)
    assert told["input"]["name"] == "eingabe.xlsx"
    assert [district["budget"] for district in told["districts"]] == [96_380, 161_620, 99_000]
    assert files(folder) == {"eingabe.xlsx"}


def test_several_outputs(cli: Cli, folder: Path) -> None:
    ran = cli("allocate", "eingabe.xlsx", "-o", "a.json", "--output", "b.csv", "--json")
    assert ran.status == 0
    assert (folder / "a.json").read_text(encoding="utf-8") == ran.out.replace(" ", " ")
    assert files(folder) == {"eingabe.xlsx", "a.json", "b.csv"}


def test_quiet_says_nothing(cli: Cli) -> None:
    assert cli("allocate", "eingabe.xlsx", "-o", "a.csv", "-q") == Ran(0, "", "")


def test_a_setting_overrides_the_file_which_overrides_the_workbook(cli: Cli, folder: Path) -> None:
    (folder / "p.toml").write_text("damping = 0.25\nmax_loss = 0.2\n")
    told = json.loads(
        cli("allocate", "eingabe.xlsx", "--json", "--params", "p.toml", "--set", "damping=0", "--set", "damping=1").out
    )
    assert told["damping"] == 1
    assert told["parameters"]["max_loss"] == 0.2
    assert told["parameters"]["uplift"] == 0.02


def test_an_existing_file_is_replaced_only_with_force(cli: Cli, folder: Path) -> None:
    (folder / "a.csv").write_text("old")
    ran = cli("allocate", "eingabe.xlsx", "-o", "a.csv")
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err == (
        "Fehler (1)\n"
        "a.csv: die Datei gibt es schon — einen anderen Namen wählen oder mit --force ersetzen\n"
        "Es wurde nichts geschrieben.\n"
    )
    assert (folder / "a.csv").read_text() == "old"
    assert cli("allocate", "eingabe.xlsx", "-o", "a.csv", "--force").status == 0


def test_the_input_is_not_replaced_even_with_force(cli: Cli, folder: Path) -> None:
    before = (folder / "eingabe.xlsx").read_bytes()
    ran = cli("allocate", "eingabe.xlsx", "-o", "eingabe.xlsx", "--force")
    assert ran.status == 2
    assert "das ist die Eingabe selbst" in ran.err
    assert (folder / "eingabe.xlsx").read_bytes() == before


def test_problems_of_the_input_go_to_stderr_and_nothing_is_written(cli: Cli, folder: Path) -> None:
    ran = cli("allocate", "eingabe.xlsx", "--set", "dampng=1", "--set", "uplift=2 %", "--set", "total=-5")
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.startswith("Fehler (")
    assert "gemeint ist wohl damping" in ran.err
    assert ran.err.endswith("Es wurde nichts geschrieben.\n")
    assert files(folder) == {"eingabe.xlsx"}


def test_a_task_without_a_solution(cli: Cli) -> None:
    ran = cli("allocate", "eingabe.xlsx", "--json", "--set", "uplift=-20 %")
    assert ran.status == 1
    assert "die Untergrenzen ergeben zusammen 315.000 €, das Gesamtbudget ist 280.000 €" in ran.err


# --- check --------------------------------------------------------------------------------------------


def test_check_finds_nothing_wrong(cli: Cli, folder: Path) -> None:
    ran = cli("check", "eingabe.xlsx")
    assert ran == Ran(0, "eingabe.xlsx: keine Probleme. 3 Sozialräume, 2 Indikatoren, Gesamtbudget 357.000 €.\n", "")
    assert files(folder) == {"eingabe.xlsx"}


def test_check_tells_cents_as_allocate_does(cli: Cli) -> None:
    cents = ("--set", "rounding_unit=0,01", "--set", "total=357000,51", "--set", "uplift=")
    told = "357.000,51 €"
    assert f"Gesamtbudget {told}." in cli("check", "eingabe.xlsx", *cents).out
    assert told in cli("allocate", "eingabe.xlsx", *cents).out


def test_check_sees_that_there_is_no_solution(cli: Cli) -> None:
    ran = cli("check", "eingabe.xlsx", "--set", "uplift=-20 %")
    assert ran.status == 1
    assert ran.out == "eingabe.xlsx: 1 Fehler, 0 Warnungen, 0 Hinweise.\n"
    assert "Höchstverlust von mindestens" in ran.err


def test_check_notes_are_no_errors(cli: Cli) -> None:
    ran = cli("check", "eingabe.xlsx", "--set", "min_fte=1.5")
    assert ran.status == 0
    assert ran.out == "eingabe.xlsx: 0 Fehler, 0 Warnungen, 1 Hinweis.\n"
    assert ran.err.startswith("Hinweis (1)\nNord: die Leistungen haben zusammen 1,27 Stellen")


def test_check_as_json(cli: Cli) -> None:
    ran = cli("--lang", "en", "check", "eingabe.xlsx", "--set", "min_fte=1.5", "--json")
    assert ran.status == 0
    told = json.loads(ran.out)
    assert [problem["code"] for problem in told] == ["below_min_fte", "below_min_fte"]
    assert told[0]["severity"] == "note"
    assert told[0]["values"] == {"district": "Nord", "fte": 1.27, "min_fte": 1.5}
    assert told[0]["what"].startswith("Nord: its services have 1.27 FTE together")
    assert list(told[0]) == ["code", "severity", "sheet", "cell", "what", "remedy", "values"]


def test_an_absent_input_is_a_problem_not_a_traceback(cli: Cli) -> None:
    for command in ("allocate", "check"):
        ran = cli(command, "nichts.xlsx")
        assert ran.status == 1
        assert "die Datei nichts.xlsx gibt es nicht" in ran.err


# --- template -----------------------------------------------------------------------------------------


def test_template_writes_a_workbook_to_fill(cli: Cli, folder: Path) -> None:
    (folder / "eingabe.xlsx").unlink()
    assert cli("template", "--districts", "3") == Ran(0, "Geschrieben: eingabe.xlsx\n", "")
    assert (folder / "eingabe.xlsx").read_bytes().startswith(b"PK")


def test_template_keeps_what_is_there(cli: Cli, folder: Path) -> None:
    before = (folder / "eingabe.xlsx").read_bytes()
    ran = cli("template")
    assert ran.status == 1
    assert "eingabe.xlsx: die Datei gibt es schon" in ran.err
    assert (folder / "eingabe.xlsx").read_bytes() == before


def test_the_example_can_be_allocated(cli: Cli) -> None:
    assert cli("template", "--example", "lueneburg", "-o", "beispiel.xlsx").status == 0
    ran = cli("allocate", "beispiel.xlsx", "--json")
    assert ran.status == 0
    assert len(json.loads(ran.out)["districts"]) == 10


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--districts", "zehn"], "--districts ist „zehn“; erwartet wird eine ganze Zahl von 1 bis 20000."),
        (["--districts", "0"], "--districts ist „0“; erwartet wird eine ganze Zahl von 1 bis 20000."),
        (
            ["--districts", "5", "--example", "lueneburg"],
            "--districts und --example schließen sich aus: das Beispiel hat seine eigenen Sozialräume.",
        ),
        (["--example", "hamburg"], "--example ist „hamburg“; es gibt: lueneburg."),
    ],
)
def test_template_used_wrongly(cli: Cli, arguments: list[str], message: str) -> None:
    ran = cli("template", *arguments)
    assert ran == Ran(2, "", f"Fehler: {message}\nHilfe mit: sozialbudget template --help\n")


# --- explain ------------------------------------------------------------------------------------------


BEGINNING = "Nord (01): Budget neu 96.380 €, bisher 100.000 €, −3.620 € (−3,6 %)\n\nWarum sich das Budget ändert\n"


def test_explain_shows_the_causes_and_says_how_to_see_more(cli: Cli) -> None:
    ran = cli("explain", "eingabe.xlsx", "nord")
    assert ran.status == 0
    assert ran.out.startswith(BEGINNING)
    assert "Alleinerziehende  +2.040,00 €" in ran.out
    assert ran.out.endswith("\n\nJeden Schritt mit Formel, Zahlen, Zellen und Quelle zeigt --steps.\n")
    assert len(ran.out.splitlines()) == 16


def test_explain_draws_the_steps_as_a_tree_where_asked_for(cli: Cli) -> None:
    ran = cli("explain", "eingabe.xlsx", "nord", "--steps")
    assert ran.status == 0
    assert ran.out.startswith(BEGINNING)
    assert "\n\nHerleitung Schritt für Schritt\n├── 1 Gesamtbudget\n" in ran.out
    assert "\n│   │   └── Kinder im SGB II: 120  Sozialräume!D2\n" in ran.out
    assert "--steps" not in ran.out


def test_the_steps_of_a_derivation_are_counted_without_gaps(cli: Cli) -> None:
    ran = cli("explain", "eingabe.xlsx", "nord", "--steps", "--set", "project_fund=3000")
    numbers = [int(number) for number in re.findall(r"^[├└]── ([0-9]+) ", ran.out, re.MULTILINE)]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert "└── 9 Budget II, neben dem Budget neu\n" in ran.out


def test_explain_as_json(cli: Cli) -> None:
    told = json.loads(cli("explain", "eingabe.xlsx", "01", "--json").out)
    assert told["district"]["budget"] == 96_380
    assert told["causes"]["need"] == -7752
    assert told["indicators"] == {"of": "need_effect", "parts": {"Kinder im SGB II": -9792, "Alleinerziehende": 2040}}


def test_explain_an_unknown_district(cli: Cli) -> None:
    ran = cli("explain", "eingabe.xlsx", "Nrod")
    assert (ran.status, ran.out) == (1, "")
    assert "gemeint ist wohl Nord (01)" in ran.err


# --- wrong usage --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message", "program"),
    [
        (["allocat", "x"], "Den Befehl „allocat“ gibt es nicht. Meinten Sie allocate?", ""),
        (["anlage", "x"], "Den Befehl „anlage“ gibt es nicht. Meinten Sie annex?", ""),
        (["hours", "x", "--archive"], "Die Option --archive gibt es nicht.", " hours"),
        (["--versoin"], "Die Option --versoin gibt es nicht. Meinten Sie --version?", ""),
        (["allocate"], "EINGABE fehlt.", " allocate"),
        (["allocate", "x", "--outptu", "y"], "Die Option --outptu gibt es nicht. Meinten Sie --output?", " allocate"),
        (
            ["allocate", "x", "--damping", "0.3"],
            "Die Option --damping gibt es nicht. Dämpfung ist ein Parameter: --set damping=…",
            " allocate",
        ),
        (
            ["check", "x", "--max-loss=0.1"],
            "Die Option --max-loss gibt es nicht. Höchstverlust ist ein Parameter: --set max_loss=…",
            " check",
        ),
        (["allocate", "x", "-o"], "Die Option -o braucht einen Wert.", " allocate"),
        (["allocate", "x", "--json=1"], "Die Option --json nimmt keinen Wert.", " allocate"),
        (["check", "x", "y", "z"], "Das ist zu viel: y z", " check"),
        (["explain", "x"], "SOZIALRAUM fehlt.", " explain"),
        (["check", "x", "--set", "d"], "--set d: erwartet wird PARAMETER=WERT, etwa damping=0.5.", " check"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_in_german(cli: Cli, arguments: list[str], message: str, program: str) -> None:
    assert cli(*arguments) == Ran(2, "", f"Fehler: {message}\nHilfe mit: sozialbudget{program} --help\n")


def test_wrong_usage_is_told_in_english(cli: Cli) -> None:
    ran = cli("allocate", "--lang", "en")
    assert ran == Ran(2, "", "Error: INPUT is missing.\nFor help: sozialbudget allocate --help\n")


def test_an_unknown_language(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli("--lang", "fr", "check", "x") == Ran(2, "", "Fehler: --lang ist „fr“; möglich sind de und en.\n")
    assert cli("check", "x", "--lang").status == 2
    monkeypatch.setenv("SOZIALBUDGET_LANG", "fr")
    assert "SOZIALBUDGET_LANG ist „fr“" in cli("check", "x").err


def test_no_word_at_all_shows_the_help(cli: Cli) -> None:
    ran = cli()
    assert ran.status == 2
    assert "Aufruf: sozialbudget [OPTIONEN] BEFEHL …" in ran.out


def test_a_bug_shows_no_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("sozialbudget.analysis.source.read_workbook", broken)
    ran = cli("check", "eingabe.xlsx")
    assert ran.status == 1
    assert ran.err.startswith("Das ist ein Fehler in sozialbudget, nicht in Ihrer Eingabe: ZeroDivisionError: oh.")
    monkeypatch.setenv("SOZIALBUDGET_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["check", "eingabe.xlsx"])


# --- help ---------------------------------------------------------------------------------------------

COMMANDS = (
    "allocate",
    "annex",
    "hours",
    "check",
    "template",
    "explain",
    "compare",
    "roll",
    "project",
    "series",
    "verify",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_german_or_english_with_an_example(cli: Cli, command: str) -> None:
    german, english = cli(command, "--help"), cli(command, "--help", "--lang", "en")
    assert german.status == english.status == 0
    for word in (
        f"Aufruf: sozialbudget {command}",
        "Optionen",
        f"Beispiel: sozialbudget {command}",
        "Zeigt diese Hilfe.",
    ):
        assert word in german.out
    for word in (f"Usage: sozialbudget {command}", "Options", f"Example: sozialbudget {command}", "Show this help."):
        assert word in english.out
    assert not re.search(r"cli\.|usage\.", german.out + english.out)
    assert not re.search(r"\b(Usage|Options|Arguments|Show|required)\b", german.out)
    assert max(map(len, german.out.splitlines())) <= 100


@pytest.mark.parametrize("command", COMMANDS)
def test_what_only_this_command_has_comes_before_what_many_have(cli: Cli, command: str) -> None:
    own, _, shared = cli(command, "--help").out.partition("Optionen vieler Befehle")
    many = re.findall(r"^│ (?:-\w, )?(--[a-z-]+)", shared, re.MULTILINE)
    assert set(many) <= {
        "--set",
        "--params",
        "--keep-indicators",
        "--status-quo-from",
        "--json",
        "--quiet",
        "--force",
        "--help",
    }
    assert not set(many) & set(re.findall("--[a-z-]+", own.partition("Optionen")[2]))
    assert bool(shared) == (command != "check")


def test_help_lists_the_commands(cli: Cli) -> None:
    told = cli("--help").out
    assert all(f"│ {command}" in told for command in COMMANDS)
    assert "--install-completion" in told


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("sozialbudget ", list(COMMANDS)),
        ("sozialbudget check --set max_", ["max_loss=", "max_gain="]),
        ("sozialbudget template --", ["--output", "--districts", "--example", "--force", "--help"]),
    ],
)
def test_the_shell_is_offered_what_fits(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, words: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_SOZIALBUDGET_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
    with pytest.raises(SystemExit):
        cli()
    assert cli.capsys.readouterr().out.split() == offered


def test_the_version(cli: Cli) -> None:
    assert cli("--version") == Ran(0, f"sozialbudget {__version__}\n", "")


# --- languages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "environment", "screen", "documents"),
    [
        (None, {}, "de", "de"),
        (None, {"LANG": "C.UTF-8"}, "de", "de"),
        (None, {"LANG": "en_GB.UTF-8"}, "en", "de"),
        (None, {"LANG": "en_GB.UTF-8", "LC_ALL": "de_AT.UTF-8"}, "de", "de"),
        (None, {"LANG": "en_US", "SOZIALBUDGET_LANG": "de"}, "de", "de"),
        (None, {"LANG": "de_DE", "SOZIALBUDGET_LANG": "EN"}, "en", "en"),
        ("de", {"SOZIALBUDGET_LANG": "en"}, "de", "de"),
        ("en", {}, "en", "en"),
    ],
)
def test_the_language_is_chosen(option: str | None, environment: dict[str, str], screen: str, documents: str) -> None:
    assert choose(option, environment) == Languages(screen, documents)  # type: ignore[arg-type]


def test_a_language_nobody_speaks_here() -> None:
    with pytest.raises(UnknownLanguageError):
        choose(None, {"SOZIALBUDGET_LANG": "klingon"})


@pytest.mark.parametrize(
    ("arguments", "said", "rest"),
    [
        (["--lang", "en", "check", "x"], "en", ["check", "x"]),
        (["check", "x", "--lang=de"], "de", ["check", "x"]),
        (["check", "--", "--lang", "en"], None, ["check", "--", "--lang", "en"]),
    ],
)
def test_the_language_may_stand_anywhere(arguments: list[str], said: str | None, rest: list[str]) -> None:
    assert split_language(arguments) == (said, rest)


# --- as a process -------------------------------------------------------------------------------------


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    return {**kept, "LANG": "de_DE.UTF-8", "TERM": "xterm-256color", **changes}


def test_the_program_runs_as_a_process(folder: Path) -> None:
    ran = subprocess.run(
        [*PROGRAM, "allocate", "eingabe.xlsx", "-o", "a.csv"], capture_output=True, cwd=folder, env=environment()
    )
    assert ran.returncode == 0
    assert ran.stderr == b""
    assert "161.620" in ran.stdout.decode()
    assert b"\x1b" not in ran.stdout


def test_the_installed_command_is_the_same() -> None:
    command = Path(sys.executable).with_name("sozialbudget")
    ran = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout == f"sozialbudget {__version__}\n"


def test_a_screen_without_unicode_does_not_end_the_run(folder: Path) -> None:
    ran = subprocess.run(
        [*PROGRAM, "allocate", "eingabe.xlsx", "-o", "a.csv"],
        capture_output=True,
        cwd=folder,
        env=environment(PYTHONIOENCODING="ascii"),
    )
    assert ran.returncode == 0
    assert b"|####" in ran.stdout


@pytest.mark.parametrize(("encoding", "euro"), [("cp1252", "€"), ("cp850", "EUR"), ("ascii", "EUR")])
def test_what_an_encoding_lacks_is_written_as_its_plain_twin(folder: Path, encoding: str, euro: str) -> None:
    def ran(*arguments: str, said_as: str = encoding) -> tuple[str, str]:
        ended = subprocess.run(
            [*PROGRAM, *arguments, "--lang", "de"],
            capture_output=True,
            cwd=folder,
            env=environment(PYTHONIOENCODING=said_as),
        )
        return ended.stdout.decode(said_as), ended.stderr.decode(said_as)

    said, _ = ran("allocate", "eingabe.xlsx", "-o", "a.csv", "--force")
    plainly, _ = ran("allocate", "eingabe.xlsx", "-o", "a.csv", "--force", said_as="utf-8")
    assert "?" not in said
    assert re.search(rf"bisher\s{euro}", said)
    losses = re.findall("−[0-9.,]+", plainly)
    assert losses
    assert re.findall("(?<= )-[0-9.,]+", said) == [loss.replace("−", "-") for loss in losses]
    told, problem = ran("allocate", "eingabe.xlsx", "--set", "damping=7")
    assert (told, "?" in problem) == ("", False)
    explained, _ = ran("explain", "eingabe.xlsx", "01", "--steps")
    assert "?" not in explained
    assert json.loads(ran("allocate", "eingabe.xlsx", "--json")[0]) == json.loads(
        ran("allocate", "eingabe.xlsx", "--json", said_as="utf-8")[0]
    )


def test_every_letter_of_our_own_words_has_a_twin() -> None:
    texts = [*WORDS.values(), *(text for problem in PROBLEMS.values() for text in (problem.what, problem.remedy))]
    ours = {letter for text in texts for letter in text.de + text.en}
    assert {letter for letter in ours if letter.encode("ascii", TWINS) == b"?"} == {"?"}


def test_letters_beyond_an_encoding_are_told_by_their_nearest(tmp_path: Path) -> None:
    code = "import sys; from sozialbudget.cli.screen import TWINS; sys.stdout.reconfigure(errors=TWINS)"
    say = "print('Łódź, Ő 5 ≥ 4 → −1 € ✓ 漢 Straße', end='')"
    for encoding, told in (
        ("cp1252", "Lódz, O 5 >= 4 -> -1 € x ? Straße"),
        ("ascii", "Lodz, O 5 >= 4 -> -1 EUR x ? Strasse"),
    ):
        ran = subprocess.run(
            [sys.executable, "-c", f"{code}\n{say}"],
            capture_output=True,
            env=environment(PYTHONIOENCODING=encoding),
            cwd=tmp_path,
            check=True,
        )
        assert ran.stdout.decode(encoding) == told


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("allocate", "eingabe.xlsx", "--json"), 0), (("check", "eingabe.xlsx", "--json", "--set", "damping=7"), 1)],
)
def test_a_closed_pipe_is_silent_and_changes_no_status(folder: Path, arguments: tuple[str, ...], status: int) -> None:
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(),
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode == status


SLOW_WRITER = """
import signal, sys, time
# A shell that runs the tests in the background has them ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
import sozialbudget.workbook.write as writer
def workbook_bytes(allocation, lang, progress=None):
    print("writing", file=sys.stderr, flush=True)
    time.sleep(60)
writer.workbook_bytes = workbook_bytes
sys.argv = ["sozialbudget", "allocate", "eingabe.xlsx"]
from sozialbudget.cli import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize(
    ("number", "status", "message"),
    [(signal.SIGINT, 130, "Abgebrochen.\n"), (signal.SIGTERM, 143, "")],
)
def test_interrupted_it_leaves_no_partial_file(folder: Path, number: int, status: int, message: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW_WRITER], stderr=subprocess.PIPE, cwd=folder, env=environment(), text=True
    ) as ran:
        assert ran.stderr is not None
        assert ran.stderr.readline() == "writing\n"
        ran.send_signal(number)
        assert ran.stderr.read() == message
    assert ran.returncode == status
    assert files(folder) == {"eingabe.xlsx"}


def on_a_terminal(folder: Path, *arguments: str, columns: int = 80, stream: str = "stdout", **changes: str) -> str:
    """What a person sees of `stream` on a terminal that wide."""
    screen, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=end,
        stdout=end if stream == "stdout" else subprocess.DEVNULL,
        stderr=end if stream == "stderr" else subprocess.DEVNULL,
        cwd=folder,
        env=environment(**changes),
    ) as ran:
        os.close(end)
        seen = b""
        try:
            while chunk := os.read(screen, 65536):
                seen += chunk
        except OSError:  # Linux says so when the other end is closed
            pass
        ran.wait(20)
    os.close(screen)
    return seen.decode().replace("\r\n", "\n").replace("\N{NO-BREAK SPACE}", " ")


def without_colour(seen: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", seen)


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_a_terminal_shows_the_table_in_colour_as_wide_as_it_is(folder: Path, columns: int) -> None:
    seen = on_a_terminal(folder, "allocate", "eingabe.xlsx", "-o", "a.csv", columns=columns)
    assert "\x1b[36m" in seen  # a gain
    assert "\x1b[33m" in seen  # a loss
    assert [line for line in without_colour(seen).splitlines() if len(line) > columns] == []
    assert "+21.620" in seen


def test_no_color_is_respected(folder: Path) -> None:
    seen = on_a_terminal(folder, "allocate", "eingabe.xlsx", "-o", "a.csv", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", seen)
    assert "█│" in seen


def test_problems_are_wrapped_for_eyes(folder: Path) -> None:
    seen = on_a_terminal(folder, "check", "eingabe.xlsx", "--set", "uplift=-20 %", columns=60, stream="stderr")
    told = [line for line in seen.splitlines() if "\x1b" not in line]  # a slow machine shows a progress bar, too
    assert len(told) == 4
    assert max(map(len, told)) <= 60


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_disk_that_takes_no_more_leaves_no_traceback_and_no_file(folder: Path) -> None:
    limited = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000)); "
        "sys.argv = ['sozialbudget', 'allocate', 'eingabe.xlsx']; runpy.run_module('sozialbudget', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "eingabe-ergebnis.xlsx" in done.stderr
    assert not [file for file in folder.iterdir() if "ergebnis" in file.name or file.name.endswith(".tmp.xlsx")]


@pytest.mark.parametrize("command", [("allocate", ""), ("check", ""), ("explain", "", "Nord"), ("allocate", ".")])
def test_an_input_without_a_name_is_a_problem_in_words(cli: Cli, command: tuple[str, ...]) -> None:
    ran = cli(*command)
    assert ran.status == 1
    assert ".: das ist ein Ordner, keine Arbeitsmappe" in ran.err


def test_problems_of_input_and_output_come_at_once(cli: Cli, folder: Path) -> None:
    (folder / "a.csv").write_text("old")
    ran = cli("allocate", "eingabe.xlsx", "-o", "a.csv", "--set", "dampng=1")
    assert ran.status == 1
    assert ran.err.splitlines()[0] == "Fehler (2)"
    assert ran.err.index("gibt es schon") < ran.err.index("gemeint ist wohl damping")
    assert (folder / "a.csv").read_text() == "old"
    ran = cli("allocate", "eingabe.xlsx", "-o", "a.csv", "--set", "base_amount=200000", "--params", "p.toml")
    assert "gibt es schon" in ran.err
    assert "die Datei p.toml gibt es nicht" in ran.err


def test_one_of_a_kind_is_told_in_the_singular(cli: Cli) -> None:
    ran = cli("check", "eingabe.xlsx", "--set", "dampng=1", "--lang", "en")
    assert ran.err.startswith("Error (1)\n")
    assert ran.out == "eingabe.xlsx: 1 error, 0 warnings, 0 notes.\n"
    assert cli("check", "eingabe.xlsx", "--set", "dampng=1").out == "eingabe.xlsx: 1 Fehler, 0 Warnungen, 0 Hinweise.\n"


def test_caps_that_free_money_are_told(cli: Cli) -> None:
    ran = cli("allocate", "eingabe.xlsx", "-o", "a.csv", "--set", "max_gain=0.05", "--set", "max_loss=")
    assert "Die Obergrenzen setzen Geld frei: Die übrigen Sozialräume bekommen das" in ran.out
