"""Time and memory of `sozialbudget` as ratios to a plain pandas script (peer.py), whole processes, in one run.

    python benchmarks/run.py [--strict] [--quick] [--no-libreoffice]

Prints a table of ratio, limit and verdict; with --strict the exit status is 1 where a limit is missed. Ours and the
peer take turns, so that both feel the same load; the first turn is not counted (byte-compiling, cold files).
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PROGRAM = Path(sysconfig.get_path("scripts")) / ("sozialbudget.exe" if os.name == "nt" else "sozialbudget")

LARGE_DISTRICTS, LARGE_INDICATORS = 11_000, 20
KIB_PER_MIB = 1024


@dataclass(frozen=True)
class Run:
    """One process: seconds from start to end, and peak memory in MiB."""

    seconds: float
    mebibytes: float


@dataclass
class Contest:
    """A command of ours against the peer's."""

    name: str
    ours: Sequence[object]
    peer: Sequence[object]
    limit: float
    repeats: int
    memory_limit: float | None = None
    fresh: Path | None = None
    """A folder that ours writes and that is removed before each turn."""
    runs: list[tuple[Run, Run]] = field(default_factory=list)


def process(command: Sequence[object], folder: Path) -> Run:
    """Run `command` to its end in `folder`. Raises SystemExit where it fails."""
    # A warm start is byte-compiled, whatever whoever measures has forbidden.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], stdout=out, stderr=err, cwd=folder, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command} failed:\n{(folder / 'stderr').read_text(errors='replace')}")
    return Run(seconds, usage.ru_maxrss / KIB_PER_MIB)


def contests(folder: Path, large: Path, quick: bool) -> list[Contest]:
    """What is measured, with the limits of the project."""
    few, many = (2, 5) if quick else (5, 15)
    peer = [sys.executable, HERE / "peer.py"]
    lueneburg, berlin = (ROOT / "examples" / name / "eingabe.xlsx" for name in ("lueneburg", "berlin"))

    twenty = folder / "twenty"
    subprocess.run([sys.executable, ROOT / "examples" / "series" / "build.py", twenty, "20"], check=True)
    shutil.copy(ROOT / "examples" / "series" / "parameter.toml", twenty)

    changed = folder / "geaendert.xlsx"
    subprocess.run([sys.executable, HERE / "changed.py", berlin, changed], check=True)

    def allocate(source: Path, *options: object) -> list[object]:
        return [PROGRAM, "allocate", source, *options]

    def to(ending: str) -> list[object]:
        return ["-o", folder / f"ours.{ending}", "--force"]

    def plain(source: Path) -> list[object]:
        return [*peer, source, folder / "peer.xlsx"]

    return [
        Contest("10 districts (Lüneburg)", allocate(lueneburg, *to("xlsx")), plain(lueneburg), 0.6, many),
        Contest("542 districts (Berlin)", allocate(berlin, *to("xlsx")), plain(berlin), 1.0, many),
        Contest("11 000 districts × 20 indicators", allocate(large, *to("xlsx")), plain(large), 1.5, few, 2.0),
        Contest("the same to .csv", allocate(large, *to("csv")), plain(large), 0.3, few),
        Contest("the same with --json alone", allocate(large, "--json"), plain(large), 0.3, few),
        Contest(
            "annex as PDF against allocate",
            [PROGRAM, "annex", lueneburg, "-o", folder / "annex.pdf", "--force"],
            allocate(lueneburg, *to("xlsx")),
            3.0,
            many,
        ),
        Contest(
            "compare at 542 against allocate",
            [PROGRAM, "compare", berlin, changed, "-o", folder / "comparison.xlsx", "--force"],
            allocate(berlin, *to("xlsx")),
            4.5,
            many,
        ),
        Contest(
            "series of twenty years against one",
            [PROGRAM, "series", twenty],
            allocate(lueneburg, *to("xlsx")),
            10.0,
            few,
            fresh=twenty / "ergebnisse",
        ),
        Contest("--help", [PROGRAM, "--help"], [sys.executable, "-c", "import typer, rich"], 2.5, many),
    ]


def measure(contest: Contest, folder: Path) -> None:
    """Take turns; the first turn warms up and is not counted."""
    for turn in range(contest.repeats + 1):
        if contest.fresh is not None:
            shutil.rmtree(contest.fresh, ignore_errors=True)
        pair = (process(contest.ours, folder), process(contest.peer, folder))
        if turn:
            contest.runs.append(pair)


def report(contest: Contest) -> bool:
    """Print one or two lines; whether the limits are met."""
    ours, peers = zip(*contest.runs, strict=True)
    seconds = [statistics.median(run.seconds for run in runs) for runs in (ours, peers)]
    met = line(contest.name, *seconds, contest.limit, "s")
    if contest.memory_limit is not None:
        peaks = [max(run.mebibytes for run in runs) for runs in (ours, peers)]
        met &= line("  its peak memory", *peaks, contest.memory_limit, "MiB")
    return met


def line(name: str, ours: float, peer: float, limit: float, unit: str) -> bool:
    """Print one ratio; whether it is within its limit."""
    ratio = ours / peer
    verdict = "ok" if ratio <= limit else "MISSED"
    digits = 0 if unit == "MiB" else 2
    print(
        f"{name:<34}{ours:>9.{digits}f}{peer:>9.{digits}f} {unit:<4}{ratio:>7.2f}{limit:>7.2f}  {verdict}", flush=True
    )
    return ratio <= limit


def recalculation(sources: dict[str, tuple[Path, float]], folder: Path) -> bool:
    """Open, recalculate and save results in LibreOffice, each within its limit of seconds."""
    sys.path.insert(0, str(ROOT / "tests"))
    from libreoffice import recalculated

    met = True
    for name, (source, limit) in sources.items():
        result = folder / f"{source.parent.name}.xlsx"
        process([PROGRAM, "allocate", source, "-o", result, "--force", "--quiet"], folder)
        start = time.perf_counter()
        recalculated([result], folder)
        seconds = time.perf_counter() - start
        if limit:
            verdict = "ok" if seconds <= limit else "MISSED"
            print(f"{name:<34}{seconds:>9.2f}{'–':>9} s   {'–':>7}{limit:>5.0f} s  {verdict}", flush=True)
            met &= seconds <= limit
    return met


def make_large(path: Path) -> None:
    """Write the made-up input: every municipality of Germany, twenty counts each, floors and caps that bind."""
    from xlsxwriter import Workbook

    chance = random.Random(2011)
    book = Workbook(str(path))
    names = [f"Indikator {j}" for j in range(1, LARGE_INDICATORS + 1)]
    districts = book.add_worksheet("Sozialräume")
    districts.write_row(0, 0, ["Nr", "Sozialraum", "Träger", "Budget bisher", *names])
    for i in range(LARGE_DISTRICTS):
        size = chance.lognormvariate(8, 1)
        counts = [round(size * chance.uniform(0.01, 0.2) + 1) for _ in names]
        today = round(size * chance.uniform(20, 40))
        districts.write_row(i + 1, 0, [f"{i:05d}", f"Gemeinde {i}", f"Träger {i % 400}", today, *counts])
    indicators = book.add_worksheet("Indikatoren")
    indicators.write_row(0, 0, ["Indikator", "Gewicht", "Art"])
    for j, name in enumerate(names, start=1):
        indicators.write_row(j, 0, [name, j, "Anzahl"])
    parameters = book.add_worksheet("Parameter")
    parameters.write_row(0, 0, ["Parameter", "Wert"])
    values = {
        "Haushaltsjahr": 2012,
        "Steigerung": 0.02,
        "Dämpfung": 0.5,
        "Höchstverlust": 0.1,
        "Höchstzuwachs": 0.2,
        "Jahreskosten je VZÄ": 62400,
    }
    for row, entry in enumerate(values.items(), start=1):
        parameters.write_row(row, 0, entry)
    services = book.add_worksheet("Leistungen")
    services.write_row(0, 0, ["Leistung", "Anteil"])
    services.write_row(1, 0, ["Beratung und Gruppenarbeit", 0.6])
    services.write_row(2, 0, ["Vernetzung", 0.4])
    book.close()


def main() -> int:
    """Measure everything and print the table."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--strict", action="store_true", help="exit 1 where a limit is missed")
    asked.add_argument("--quick", action="store_true", help="fewer repeats")
    asked.add_argument("--no-libreoffice", action="store_true", help="without the recalculation")
    asked.add_argument("--make-large", type=Path, metavar="FILE", help="only write the made-up input")
    options = asked.parse_args()
    if options.make_large:
        make_large(options.make_large)
        return 0

    met = True
    with tempfile.TemporaryDirectory(prefix="sozialbudget-bench-") as name:
        folder = Path(name)
        large = folder / "gemeinden" / "eingabe.xlsx"
        large.parent.mkdir()
        # In a process of its own: a child's peak memory counts from that of the process that started it.
        subprocess.run([sys.executable, __file__, "--make-large", large], check=True)
        print(f"{'':<34}{'ours':>9}{'peer':>9}     {'ratio':>7}{'limit':>7}")
        for contest in contests(folder, large, options.quick):
            measure(contest, folder)
            met &= report(contest)
        if not options.no_libreoffice:
            if shutil.which("soffice") or shutil.which("libreoffice"):
                met &= recalculation(
                    {
                        "warm-up": (ROOT / "examples" / "lueneburg" / "eingabe.xlsx", 0.0),
                        "LibreOffice recalculates Berlin": (ROOT / "examples" / "berlin" / "eingabe.xlsx", 10.0),
                        "LibreOffice recalculates 11 000": (large, 60.0),
                    },
                    folder,
                )
            else:
                print("LibreOffice is not installed: recalculation not measured")
    return 0 if met or not options.strict else 1


if __name__ == "__main__":
    sys.exit(main())
