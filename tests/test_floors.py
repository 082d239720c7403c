"""What may be imported and called where: pyproject.toml's rules hold, and each really turns red."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
CONTRACTS = {contract["id"]: contract["name"] for contract in TOOLS["importlinter"]["contracts"]}
BANNED = sorted(TOOLS["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"])
OFFENCES = [
    ("floors", "attic.py", ""),
    ("floors", "words/probe.py", "import crmsim.crm"),
    ("floors", "crm/probe.py", "import crmsim"),
    ("floors", "crm/probe.py", "import crmsim.sim"),
    ("floors", "sim/probe.py", "import crmsim.desk"),
    ("floors", "desk/probe.py", "import crmsim.scenario"),
    ("floors", "scenario/probe.py", "import crmsim.desk"),
    ("floors", "desk/probe.py", "import crmsim.grading"),
    ("floors", "grading/probe.py", "import crmsim.bots"),
    ("floors", "bots/probe.py", "import crmsim.grading"),
    ("floors", "grading/probe.py", "import crmsim.ui"),
    ("floors", "ui/probe.py", "import crmsim.cli"),
    ("yaml", "ui/probe.py", "import yaml"),
    ("yaml", "scenario/probe.py", "import yaml"),
    ("dice", "sim/probe.py", "import random"),
    ("dice", "bots/probe.py", "from random import Random"),
    ("dice", "desk/probe.py", "import faker"),
    ("clock", "sim/probe.py", "import simpy"),
    ("roads", "crm/probe.py", "from transitions import Machine"),
    ("phones", "scenario/probe.py", "import phonenumbers"),
    ("workdays", "sim/probe.py", "import holidays"),
    ("morphology", "grading/probe.py", "import pymorphy3"),
    ("papers", "crm/probe.py", "import docxtpl"),
    ("papers", "ui/probe.py", "from docx import Document"),
    ("widgets", "desk/probe.py", "import anywidget"),
    ("widgets", "desk/probe.py", "from ipywidgets import Widget"),
    ("passwords", "crm/probe.py", "import argon2"),
]


def program(name: str) -> str:
    """The path of a tool in this environment."""
    return str(Path(sys.executable).with_name(name))


def broken_contracts(folder: Path) -> list[str]:
    """The names of the contracts that the package in *folder* breaks."""
    done = subprocess.run(
        [program("lint-imports"), "--no-logo", "--no-cache"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200", "PYTHONPATH": str(folder)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert "\nContracts: " in done.stdout, done.stdout + done.stderr
    return [name for name in CONTRACTS.values() if f"\n{name} BROKEN" in done.stdout]


def test_the_package_keeps_every_contract() -> None:
    """No import goes up, and every outside library has its one door."""
    assert broken_contracts(ROOT) == []


def test_every_contract_is_probed() -> None:
    """A contract without an offence that breaks it would prove nothing."""
    assert {contract for contract, _, _ in OFFENCES} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "place", "line"), OFFENCES)
def test_an_offence_breaks_its_contract_and_no_other(
    contract: str, place: str, line: str, tmp_path: Path
) -> None:
    """One import in the wrong place turns one contract red."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    leave = shutil.ignore_patterns("__pycache__", "static")
    shutil.copytree(ROOT / "crmsim", tmp_path / "crmsim", ignore=leave)
    (tmp_path / "crmsim" / place).write_text(f"{line}\n", encoding="utf-8")
    assert broken_contracts(tmp_path) == [CONTRACTS[contract]]


def banned_calls(place: str) -> list[str]:
    """The banned names that ruff finds in a module at *place* which uses every one of them."""
    uses = "".join(f"import {name.split('.')[0]}\nprint({name})\n" for name in BANNED)
    options = ["--select=TID251", "--output-format=json", f"--stdin-filename={place}"]
    done = subprocess.run(
        [program("ruff"), "check", *options, "-"],
        cwd=ROOT,
        input=uses,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return sorted({found["message"].split("`")[1] for found in json.loads(done.stdout)})


@pytest.mark.parametrize("floor", ["bots", "grading", "desk", "scenario", "sim", "crm", "words"])
def test_no_wall_clock_and_no_loose_dice_below_the_roof(floor: str) -> None:
    """Every banned name is found on every floor but the roof."""
    assert banned_calls(f"crmsim/{floor}/probe.py") == BANNED


@pytest.mark.parametrize(
    "place", ["crmsim/cli/lab.py", "crmsim/ui/lesson.py", "benchmarks/core.py"]
)
def test_the_roof_may_look_at_the_clock(place: str) -> None:
    """Commands, screens and measurements live in real time."""
    assert banned_calls(place) == []
