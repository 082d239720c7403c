"""How commands speak: one JSON document, or lines for people."""

import json
from typing import Any

import click


def show_json(document: Any) -> None:
    """Print one JSON document to standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


def note(text: str) -> None:
    """Say something to whoever watches, on standard error."""
    click.echo(text, err=True)


json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document.")
