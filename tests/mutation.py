"""Change the code of method/ in small ways and count how many of the changes the tests notice. Run by `make mutation`.

mutmut leaves decorated functions alone, but every function that computes a figure carries `@computes(Figure(…))`. So it
works on a copy of the project, where the decorator is applied after the function instead of above it.
"""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPY = ROOT / "build" / "mutation"
METHOD = COPY / "src" / "sozialbudget" / "method"
COPIED = ("src", "tests", "examples", "pyproject.toml", "README.md", "LICENSE")
DECORATOR = "computes"
WANTED = 0.96


def undecorated(source: str) -> str:
    """`@computes(…) def f` as `def f`, `f = computes(…)(f)`."""
    lines = source.splitlines()
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    for function in reversed(functions):
        for decorator in function.decorator_list:
            if not (isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == DECORATOR):
                continue
            assert decorator.end_lineno is not None
            assert function.end_lineno is not None
            text = "\n".join(lines[decorator.lineno - 1 : decorator.end_lineno]).removeprefix("@")
            lines[function.end_lineno : function.end_lineno] = ["", "", f"{function.name} = {text}({function.name})"]
            del lines[decorator.lineno - 1 : decorator.end_lineno]
    return "\n".join(lines) + "\n"


def copy_project() -> None:
    """A fresh copy, ready to be mutated."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, COPY / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, COPY / name)
    for path in (*METHOD.glob("*.py"), *(METHOD / "need").glob("*.py")):
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> int:
    """Run mutmut on the copy and print the score; 1 where it is below what is wanted."""
    copy_project()
    mutmut = [sys.executable, "-m", "mutmut"]
    subprocess.run([*mutmut, "run", *sys.argv[1:]], cwd=COPY, check=False)
    subprocess.run([*mutmut, "results"], cwd=COPY, check=False)
    subprocess.run([*mutmut, "export-cicd-stats"], cwd=COPY, check=True, stdout=subprocess.DEVNULL)
    stats = json.loads((COPY / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    noticed = stats["killed"] + stats["timeout"]
    if not noticed:
        raise SystemExit("mutmut could not run the tests")
    score = noticed / stats["total"]
    print(f"\nmutation score: {noticed} of {stats['total']} changes noticed, {score:.1%} (wanted: {WANTED:.0%})")
    return 0 if score >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
