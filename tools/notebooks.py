"""Runs every notebook under nbval: as a trainee finds it, then with every shipped solution.

As found, a cell must give the very output that is stored; with a solution it must only not fail,
since `CRMSIM_PLAY` makes the lesson itself check what the solution promises.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
SCENARIOS = ROOT / "scenarios"


def solutions_of(notebook: Path) -> list[str]:
    """The names of the solutions of the lesson that *notebook* opens."""
    folder = SCENARIOS / notebook.parent.name / notebook.stem / "solutions"
    return sorted(path.stem for path in folder.glob("*.jsonl"))


def plays(notebooks: list[Path]) -> dict[str, list[Path]]:
    """For every name of a solution, the notebooks whose lesson ships one so named."""
    named = defaultdict(list)
    for notebook in notebooks:
        for solution in solutions_of(notebook):
            named[solution].append(notebook)
    return dict(sorted(named.items()))


def environment(home: Path, play: dict[str, str]) -> dict[str, str]:
    """The variables of a run: none of the person's own lessons, profiles and settings."""
    inherited = {key: text for key, text in os.environ.items() if not key.startswith("CRMSIM_")}
    own = {"IPYTHONDIR": str(home / "ipython"), "JUPYTER_CONFIG_DIR": str(home / "jupyter")}
    return {**inherited, **own, **play}


def run(notebooks: list[Path], mode: str, **play: str) -> bool:
    """Runs nbval over copies, since attempts are kept beside a notebook; true if all passed."""
    print(f"nbval over {len(notebooks)} notebooks {play or 'as shipped'}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copytree(NOTEBOOKS, home / "notebooks")
        copies = [str(home / notebook.relative_to(ROOT)) for notebook in notebooks]
        options = [mode, "--nbval-current-env", "--nbval-cell-timeout=120", "-q", "--tb=short"]
        command = [sys.executable, "-m", "pytest", f"--rootdir={home}", "-pno:hypothesispytest"]
        env = environment(home, play)
        return not subprocess.run([*command, *options, *copies], check=False, env=env).returncode


def main() -> int:
    """All runs, one after another: kernels that start side by side race for ports."""
    notebooks = sorted(NOTEBOOKS.glob("*/*/*.ipynb"))
    silent = [notebook for notebook in notebooks if not solutions_of(notebook)]
    if silent or not notebooks:
        print(f"No lesson with solutions belongs to {silent or NOTEBOOKS}", file=sys.stderr)
        return 1
    passed = [run(notebooks, "--nbval")]
    passed += [
        run(lessons, "--nbval-lax", CRMSIM_PLAY=name) for name, lessons in plays(notebooks).items()
    ]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
