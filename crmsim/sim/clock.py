"""Virtual time in whole minutes since opening. The only module that imports simpy."""

from collections.abc import Callable, Generator
from typing import Any

import simpy

Signal = simpy.Event
Story = Generator[Signal, Any, Any]


class Clock:
    """The time of one world in minutes since opening, `now`; it never runs back."""

    def __init__(self) -> None:
        self._env: Any = simpy.Environment()
        self.now: int = 0

    def event(self) -> simpy.Event:
        """Something that a story can wait for until somebody calls `succeed`."""
        signal: Signal = self._env.event()
        return signal

    def timeout(self, minutes: int) -> simpy.Event:
        """Something that happens in *minutes*."""
        signal: Signal = self._env.timeout(minutes)
        return signal

    def start(self, story: Story) -> None:
        """Begin a story at the present minute."""
        self._env.process(story)

    def at(self, minute: int, call: Callable[[], None]) -> None:
        """Call at *minute*; a minute that has passed is the present one."""
        alarm = self._env.timeout(max(0, minute - self.now))
        alarm.callbacks.append(lambda _: call())

    def settle(self) -> None:
        """Let everything happen that is due at the present minute."""
        self._run(self.now, None)

    def pass_minutes(self, minutes: int, stop: Callable[[], bool] | None = None) -> None:
        """Let time pass; what is due exactly at the end happens.

        With *stop*, time ends early with the first minute after which it holds.
        """
        if minutes:
            self._env.timeout(minutes)
            self._run(self.now + minutes, stop)

    def _run(self, end: int, stop: Callable[[], bool] | None) -> None:
        peek, step = self._env.peek, self._env.step
        while (at := peek()) <= end:
            self.now = at
            step()
            if stop is not None and stop():
                self.settle()
                return
