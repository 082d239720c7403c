"""`make mutants`: applies each seeded mutant in turn to a copy, and sees whether the suite dies.

Exit status 1 where fewer than nine of ten are killed.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mutants.seeded import MUTANTS, Mutant

ROOT = Path(__file__).parents[2]
PARTS = ("crmsim", "tests", "scenarios", "notebooks", "pyproject.toml", "frontend/src")
SUITE = ("tests/crm", "tests/sim", "tests/grading", "tests/laws/test_replay.py")
NEEDED = 9
TIMEOUT_S = 120


def main() -> int:
    """Run the suite once unchanged, then once for each mutant."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in PARTS:
            _copy(ROOT / part, copy / part)
        if not _passes(copy):
            print("The suite fails without any mutant.")
            return 1
        killed = sum(_is_killed(copy, number, m) for number, m in enumerate(MUTANTS, start=1))
    print(f"{killed} of {len(MUTANTS)} mutants killed")
    return 0 if killed >= NEEDED else 1


def apply(text: str, mutant: Mutant) -> str:
    """The text of a module with the mutant in it; ValueError where its place is not just one."""
    if text.count(mutant.old) != 1:
        raise ValueError(f"{mutant.old!r} is {text.count(mutant.old)} times in {mutant.file}.")
    return text.replace(mutant.old, mutant.new)


def _is_killed(copy: Path, number: int, mutant: Mutant) -> bool:
    module = copy / "crmsim" / mutant.file
    text = module.read_text(encoding="utf-8")
    module.write_text(apply(text, mutant), encoding="utf-8")
    killed = not _passes(copy)
    module.write_text(text, encoding="utf-8")
    print(f"{number:2} {'killed  ' if killed else 'SURVIVED'} {mutant.file}: {mutant.new.strip()}")
    return killed


def _passes(copy: Path) -> bool:
    """Whether the suite is green; one that does not end in time is dead too."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:nbval", "-n", "2", *SUITE]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command, cwd=copy, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    ) as suite:
        try:
            return suite.wait(TIMEOUT_S) == 0
        except subprocess.TimeoutExpired:
            os.killpg(suite.pid, signal.SIGKILL)
            return False


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)


if __name__ == "__main__":
    sys.exit(main())
