"""How a robot's step is registered and what it is given. No step lives here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crmsim.crm.automation import Robot
from crmsim.crm.frozen import Frozen
from crmsim.errors import UnknownName

if TYPE_CHECKING:
    from crmsim.sim.world import World

Do = Callable[..., None]


class Nothing(Frozen):
    """The params of a step that takes none."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a robot can do: a function of the world, the robot, the card's number, and its params.

    One that `makes` cards works once in a chain, whatever the card; one that `speaks` needs a text.
    """

    do: Do
    params: type[Frozen]
    makes: bool = False
    speaks: bool = False

    def __call__(self, world: "World", robot: Robot, card: int) -> None:
        """Do it, with the params that the robot gives."""
        self.do(world, robot, card, self.params.model_validate(robot.params))


STEPS: dict[str, Step] = {}


def step(params: type[Frozen] = Nothing, **kind: bool) -> Callable[[Do], Do]:
    """Register a robot step under its function's name (R257)."""

    def register(function: Do) -> Do:
        if function.__name__ in STEPS:
            raise ValueError(f"The robot step {function.__name__} is there twice.")
        STEPS[function.__name__] = Step(function, params, **kind)
        return function

    return register


def find_step(name: str) -> Step:
    """The robot step of that name."""
    if name not in STEPS:
        raise UnknownName("robot step", name, STEPS)
    return STEPS[name]


def wording(world: "World", robot: Robot, card: int) -> str:
    """A robot's words about a card in the language of the lesson."""
    from crmsim.crm.robots import words_of

    return words_of(world.crm, robot.id, card).text(world.opening.lang)


def only_role(world: "World", role: str) -> Any:
    """The first employee of a role; the file has been checked, so there is one."""
    return world.crm.employees_in(role)[0]
