"""Robots and triggers: when an event comes, a step of the company's choice is done.

R255, R256, R257.
"""

from crmsim.sim.robots import selling, sending, steps
from crmsim.sim.robots.base import STEPS, Nothing, Step, find_step, step
from crmsim.sim.robots.engine import ENTERED, Robots, heard_names

FAMILIES = (steps, sending, selling)

__all__ = [
    "ENTERED",
    "FAMILIES",
    "STEPS",
    "Nothing",
    "Robots",
    "Step",
    "find_step",
    "heard_names",
    "step",
]
