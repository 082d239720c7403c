"""`crmsim requirements`: which requirement is met where, collected from docstrings and markers."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

import crmsim
from crmsim.cli.output import json_option, show_json

NAMED = re.compile(r"R(\d{3})(?:\s*[–-]\s*R?(\d{3}))?")
EVERY_QUESTION = "R245"
"""The requirement whose tests go through every question that is shipped."""
Places = defaultdict[str, list[str]]


@click.command()
@json_option
def requirements(as_json: bool) -> None:
    """Show every requirement with the code, the tests and the lessons that carry its id."""
    rows = collect()
    if as_json:
        show_json({"requirements": rows})
        return
    for row in rows:
        mark = "+" if row["met"] else "-"
        click.echo(f"{mark} {row['id']} {len(row['code']):3} {len(row['tests']):3} {row['text']}")
    click.echo(f"{sum(row['met'] for row in rows)} of {len(rows)} met")


def collect() -> list[dict[str, Any]]:
    """One row a requirement; met when code and a test carry its id."""
    package = Path(crmsim.__file__).parent
    code = _in_docstrings(package)
    tests = _in_markers(package.parent / "tests")
    lessons = _in_lessons()
    for req, asked in _in_questions().items():
        code[req] += asked
        tests[req] += tests[EVERY_QUESTION]
    return [
        {
            "id": req,
            "text": text,
            "met": bool(code[req] and tests[req]),
            "code": code[req],
            "tests": tests[req],
            "lessons": lessons[req],
        }
        for req, text, _source in _known()
    ]


def named_in(text: str) -> Iterator[str]:
    """The ids that a text names: `R085`, and all of `R085–R087`."""
    for found in NAMED.finditer(text):
        first, last = int(found[1]), int(found[2] or found[1])
        yield from (f"R{number:03}" for number in range(first, last + 1))


def _known() -> Iterator[list[str]]:
    table = files("crmsim.cli").joinpath("requirements.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in table.splitlines())


def _in_docstrings(package: Path) -> Places:
    places: Places = defaultdict(list)
    for file in sorted(package.rglob("*.py")):
        module = ".".join(file.relative_to(package.parent).with_suffix("").parts)
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for req in dict.fromkeys(named_in(ast.get_docstring(tree) or "")):
            places[req].append(module)
        for node, name in _definitions(tree):
            for req in dict.fromkeys(named_in(_said(node))):
                places[req].append(f"{module}:{name}")
    return places


def _said(node: ast.AST) -> str:
    tags = " ".join(
        c.value
        for decorator in getattr(node, "decorator_list", [])
        for c in ast.walk(decorator)
        if isinstance(c, ast.Constant) and isinstance(c.value, str)
    )
    said = ast.get_docstring(node) if isinstance(node, ast.FunctionDef | ast.ClassDef) else None
    return f"{said or ''} {tags}"


def _in_markers(folder: Path) -> Places:
    places: Places = defaultdict(list)
    for file in sorted(folder.rglob("test_*.py")) if folder.is_dir() else []:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        shared = [n for n in tree.body if isinstance(n, ast.Assign) and _is_pytestmark(n)]
        for node, name in _definitions(tree):
            if name.split(".")[-1].startswith("test_"):
                where = f"{file.relative_to(folder.parent).as_posix()}::{name.replace('.', '::')}"
                for req in dict.fromkeys(_marked(node, shared)):
                    places[req].append(where)
    return places


def _marked(node: ast.AST, shared: list[ast.Assign]) -> Iterator[str]:
    for mark in [*getattr(node, "decorator_list", []), *(s.value for s in shared)]:
        for call in ast.walk(mark):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("mark.requirement"):
                for argument in call.args:
                    yield from named_in(ast.unparse(argument))


def _is_pytestmark(node: ast.Assign) -> bool:
    return any(isinstance(t, ast.Name) and t.id == "pytestmark" for t in node.targets)


def _definitions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[ast.AST, str]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node, f"{prefix}{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from _definitions(node, f"{node.name}.")


def _in_lessons() -> Places:
    from crmsim.grading.rulebook import find_rule
    from crmsim.scenario.load import load_scenario, shipped

    places: Places = defaultdict(list)
    for name in shipped():
        scenario = load_scenario(name)
        ids = [r for use in scenario.rules for r in find_rule(use.rule).requirements]
        for req in dict.fromkeys([*ids, *(q.requirement for q in scenario.questions)]):
            places[req].append(scenario.id)
    return places


def _in_questions() -> Places:
    """A term or a fact is met by the question that asks it."""
    from crmsim.scenario.load import load_scenario, shipped

    places: Places = defaultdict(list)
    for name in shipped():
        for question in load_scenario(name).questions:
            places[question.requirement].append(f"{name}#{question.id}")
    return places
