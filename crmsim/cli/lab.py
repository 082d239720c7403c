"""`crmsim lab`: JupyterLab on a copy of the lessons, so that the installed ones never change."""

import os
import shutil
import sys
from pathlib import Path

import click

from crmsim.cli.output import note
from crmsim.shipped import notebooks_dir

FIRST_LESSON = "bankruptcy/onboarding-v1.ipynb"


@click.command()
@click.option("--lang", type=click.Choice(["ru", "en"]), help="Only this language; else both.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.argument("rest", metavar="[DIR] [-- OPTIONS]", nargs=-1, type=click.UNPROCESSED)
def lab(lang: str | None, no_browser: bool, rest: tuple[str, ...]) -> None:
    """Open JupyterLab on the lessons, copied into DIR (by default ./lessons).

    Whatever follows `--` goes to JupyterLab.
    """
    named = bool(rest) and not rest[0].startswith("-")
    target = Path(rest[0] if named else "lessons").resolve()
    copied = copy_lessons(target, (lang,) if lang else ("ru", "en"))
    note(f"{copied} lessons copied to {target}; your own work there stays as it is.")
    if lang:
        os.environ["CRMSIM_LANG"] = lang
    start = f"{lang or 'ru'}/{FIRST_LESSON}"
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={target}"]
    command.append(f"--LabApp.default_url=/lab/tree/{start}")
    if no_browser:
        command.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # a container has no other user, and Jupyter refuses root
    os.execv(sys.executable, [*command, *rest[named:]])  # noqa: S606 – our own interpreter


def copy_lessons(target: Path, languages: tuple[str, ...]) -> int:
    """Copy every notebook that is not there yet; how many were."""
    copied = 0
    for lang in languages:
        for notebook in sorted((notebooks_dir() / lang).rglob("*.ipynb")):
            goal = target / notebook.relative_to(notebooks_dir())
            if ".ipynb_checkpoints" in goal.parts or goal.exists():
                continue
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(notebook, goal)
            copied += 1
    return copied
