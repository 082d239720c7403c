"""Where organisations and scenarios lie. Finds files, and reads none of them.

<anywhere>/organisations/<id>.yaml
<anywhere>/<organisation>/<name-vN>/scenario.yaml
"""

from collections.abc import Iterable
from pathlib import Path

from crmsim.errors import Problem, ScenarioError, did_you_mean
from crmsim.scenario.schema import NAME_OF_SCENARIO
from crmsim.shipped import scenarios_dir

OWN = Path("scenarios")
"""Where a trainer's own scenarios lie, seen from where they work."""

_FILE = "scenario.yaml"
_COMPANIES = "organisations"


def shipped() -> list[str]:
    """The ids of the shipped scenarios, in alphabetical order."""
    files = scenarios_dir().glob(f"*/*/{_FILE}")
    return sorted(f"{file.parent.parent.name}/{file.parent.name}" for file in files)


def shipped_organisations() -> list[str]:
    """The ids of the shipped organisations, in alphabetical order."""
    return sorted(file.stem for file in scenarios_dir().glob(f"{_COMPANIES}/*.yaml"))


def scenario_folder(name: str | Path) -> Path:
    """The folder of an id, shipped or in ./scenarios, or of a trainer's folder or file.

    Raises: ScenarioError where there is no such scenario.
    """
    name = str(name)
    if NAME_OF_SCENARIO.fullmatch(name):
        for shelf in (scenarios_dir(), OWN):
            if (shelf / name / _FILE).is_file():
                return shelf / name
    path = Path(name)
    folder = path.parent if path.suffix in (".yaml", ".yml") else path
    if _is_file(folder / _FILE):
        return folder
    raise _absent("scenario", name, shipped())


def organisation_file(name: str | Path, near: Path | None = None) -> Path:
    """The file of an organisation's id, or of a trainer's path.

    With *near*, an `organisations` folder beside or above that path goes before the shipped one.
    Raises: ScenarioError where there is no such organisation.
    """
    path = Path(name)
    if path.suffix in (".yaml", ".yml") and _is_file(path):
        return path
    own = near.resolve().parents if near is not None else ()
    for folder in (*own, scenarios_dir()):
        file = folder / _COMPANIES / f"{name}.yaml"
        if _is_file(file):
            return file
    raise _absent("organisation", str(name), shipped_organisations())


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _absent(kind: str, name: str, known: Iterable[str]) -> ScenarioError:
    hint = did_you_mean(name, known)
    return ScenarioError(Problem(name, 1, "-", f"There is no {kind} {name!r}.{hint}"))
