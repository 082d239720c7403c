"""Every seeded mutant still has its place in the code; `make mutants` runs the suite on them."""

from pathlib import Path

import pytest

import crmsim
from tests.mutants.run import apply
from tests.mutants.seeded import MUTANTS, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: f"{m.file}:{m.new.strip()[:30]}")
def test_a_mutant_applies_and_is_still_python(mutant: Mutant) -> None:
    """Its text stands in its module once, and the change compiles."""
    module = Path(crmsim.__file__).parent / mutant.file
    compile(apply(module.read_text(encoding="utf-8"), mutant), mutant.file, "exec")
