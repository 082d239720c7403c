"""Replay: an opening and actions give a trace; a digest that differs stops everything."""

from crmsim.desk.attempt import Attempt, Header
from crmsim.desk.chain import line_digest, opening_digest
from crmsim.desk.trace import Step, Trace
from crmsim.errors import ReplayDiverged
from crmsim.sim.world import World


def replay(attempt: Attempt) -> Trace:
    """Play every line of an attempt again.

    Raises: ReplayDiverged with the line of the file that the code does not reproduce.
    """
    return replay_world(attempt)[1]


def replay_world(attempt: Attempt) -> tuple[World, Trace, str]:
    """The same, with the world to go on in and the last digest."""
    world = World(attempt.header.opening)
    digest = first_digest(attempt.header)
    steps: list[Step] = []
    for line in attempt.lines:
        outcome = world.act(line.action)
        digest = line_digest(digest, line.action, outcome)
        if (digest, outcome.at_min, outcome.codes) != (line.digest, line.at_min, line.refusal):
            raise ReplayDiverged.at(line.seq + 1)
        steps.append(Step.of(line.action, outcome, world.clock.now))
    return world, Trace(attempt.header.opening, steps, world.history, world.crm), digest


def first_digest(header: Header) -> str:
    """The digest before the first action: of who plays what from which position."""
    who = (header.scenario, str(header.seed), header.lang, header.trainee)
    return opening_digest((*who, header.opening.text))
