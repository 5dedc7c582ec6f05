"""A run that is killed at any moment and run again ends in the same bytes as one that nobody disturbed.

Runs are killed at moments spread by chance, the same in every run of the tests, over the time that a run takes once
its modules are loaded, for before that there is nothing to disturb. By default there are a few; SOZIALBUDGET_KILLS says
how many (.ci/run: a hundred).
"""

import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import time
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import pytest

from chains import contents, write_chain, write_toml, write_year
from sozialbudget.cli.run import run
from sozialbudget.series.lock import LOCK_NAME

KILLS = int(os.environ.get("SOZIALBUDGET_KILLS", "4"))
ALL = 100
IN_A_TEST = 4
YEARS = 3


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The inputs of three years, their results by an earlier state of the inputs, and those of an undisturbed run."""
    folder = write_chain(tmp_path_factory.mktemp("faults") / "inputs", YEARS)
    write_toml(folder, 'anlagen = "alle"\nanlagenformate = ["xlsx"]', years=YEARS)
    later = (folder / "eingabe-2027.xlsx").read_bytes()
    write_year(folder, 1, {"children": (80, 20)})
    assert run(["series", str(folder), "--quiet"]) == 0
    (folder / "ergebnisse").rename(folder / "earlier")
    (folder / "eingabe-2027.xlsx").write_bytes(later)
    assert run(["series", str(folder), "--quiet"]) == 0
    (folder / "ergebnisse").rename(folder / "undisturbed")
    return folder


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Processes of their own that have loaded what a run needs."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        [
            "sozialbudget.cli.series_telling",
            "sozialbudget.reports.annex.output",
            "sozialbudget.series.describe",
            "sozialbudget.series.run",
            "sozialbudget.reports.time_series.workbook",
            "sozialbudget.reports.time_series.chart",
        ]
    )
    return context


def started(folder: Path, processes: ForkServerContext) -> ForkServerProcess:
    process = processes.Process(target=run, args=(["series", str(folder), "--quiet"],))
    process.start()
    return process


@pytest.fixture(scope="module")
def duration(inputs: Path, processes: ForkServerContext, tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds that an undisturbed run takes as such a process; the first of them loads the modules."""
    folder = tmp_path_factory.mktemp("undisturbed") / "reihe"
    shutil.copytree(inputs, folder)
    for _ in range(2):
        shutil.rmtree(folder / "ergebnisse", ignore_errors=True)
        start = time.perf_counter()
        process = started(folder, processes)
        process.join()
        assert contents(folder / "ergebnisse") == contents(inputs / "undisturbed")
    return time.perf_counter() - start


@pytest.mark.parametrize("batch", range(-(-KILLS // IN_A_TEST)))
def test_killed_at_any_moment_and_run_again(
    batch: int, inputs: Path, processes: ForkServerContext, duration: float, tmp_path: Path
) -> None:
    chance = random.Random(batch)
    undisturbed = contents(inputs / "undisturbed")
    assert len(undisturbed) == 2 * YEARS + 3 + 2
    folder = tmp_path / "reihe"
    shutil.copytree(inputs, folder)
    out = folder / "ergebnisse"
    for turn in range(min(IN_A_TEST, KILLS - IN_A_TEST * batch)):
        shutil.rmtree(out, ignore_errors=turn == 0)
        if turn % 2:  # from results of other inputs rather than from nothing
            shutil.copytree(inputs / "earlier", out)
        process = started(folder, processes)
        time.sleep(chance.uniform(0, duration))
        process.kill()
        process.join()
        _every_file_is_whole(out, inputs)
        assert run(["series", str(folder), "--quiet"]) == 0
        assert contents(out) == undisturbed


def _every_file_is_whole(out: Path, inputs: Path) -> None:
    """What is there under its own name is a file of one run or the other, never a part of one."""
    if not out.exists():
        out.mkdir()  # killed before it began
    whole = [contents(inputs / name) for name in ("earlier", "undisturbed")]
    for name, content in contents(out).items():
        if not name.startswith("."):
            assert content in [files[name] for files in whole], name


MOVES = 11
"""Files put in place by a run that computes two years anew: theirs, the time series', and the state each time."""
_KILLED_AFTER = """
import os, sys
from sozialbudget.cli.run import run
move, left = os.replace, [int(sys.argv[1])]
def counted(*paths):
    move(*paths)
    left[0] -= 1
    if not left[0]:
        os._exit(9)
os.replace = counted
sys.exit(run(["series", sys.argv[2], "--quiet"]))
"""


@pytest.mark.parametrize("moves", range(1, MOVES + 1) if KILLS >= ALL else (4, 7, 10))
def test_killed_after_each_file_and_run_again_with_other_inputs(moves: int, inputs: Path, tmp_path: Path) -> None:
    """What a killed run left is known as the series' own even when the inputs have changed since."""
    folder = tmp_path / "reihe"
    shutil.copytree(inputs, folder)
    shutil.copytree(folder / "earlier", folder / "ergebnisse")
    killed = subprocess.run([sys.executable, "-c", _KILLED_AFTER, str(moves), str(folder)], check=False)
    assert killed.returncode == 9
    shutil.copy(folder / "eingabe-2027.xlsx", folder / "kept.xlsx")
    write_year(folder, 1, {"children": (10, 90)})
    assert run(["series", str(folder), "--quiet"]) == 0
    shutil.move(folder / "kept.xlsx", folder / "eingabe-2027.xlsx")
    assert run(["series", str(folder), "--quiet"]) == 0
    assert contents(folder / "ergebnisse") == contents(inputs / "undisturbed")


def test_the_lock_file_is_all_that_a_run_leaves_beside_its_files(inputs: Path) -> None:
    assert (inputs / "undisturbed" / LOCK_NAME).read_bytes() == b""
    assert sys.platform == "win32" or not [name for name in contents(inputs / "undisturbed") if ".tmp" in name]
