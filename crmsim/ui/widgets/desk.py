"""The desk as one anywidget. It passes messages to the bridge and back, and knows nothing else."""

from functools import cache
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from crmsim.errors import CrmsimError
from crmsim.ui.bridge import answer
from crmsim.ui.seat import Seat
from crmsim.ui.widgets.still import draw_still


class DeskWidget(anywidget.AnyWidget):
    """A trainee's desk in a notebook's cell.

    Its traits hold the screens' code and the lesson's id; everything else crosses in messages.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    lesson = traitlets.Unicode().tag(sync=True)

    def __init__(self, seat: Seat) -> None:
        super().__init__(_esm=built("desk.js"), _css=built("desk.css"), lesson=seat.scenario.id)
        self.seat = seat
        self.on_msg(self._heard)

    def __repr__(self) -> str:
        return f"<Desk {self.seat.scenario.id}>"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        shown = super()._repr_mimebundle_(**kwargs)
        if shown is None:
            return None
        bundle, metadata = shown
        return {**bundle, "text/html": draw_still(self.seat)}, metadata

    def close(self) -> None:
        """Take the desk off the screen, and let its attempt's file go."""
        super().close()
        self.seat.desk.close()

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        reply = answer(self.seat, message)
        self.send(reply)
        if _is_stale(reply):
            self.send({"push": "stale"})


def _is_stale(reply: dict[str, Any]) -> bool:
    result = reply.get("result")
    changed = result.get("changed") if isinstance(result, dict) else None
    if isinstance(result, dict) and result.get("again") is True:
        return True
    return isinstance(changed, dict) and bool(changed.get("stale"))


@cache
def built(name: str) -> str:
    """A file of the screens' bundle, read once.

    Raises: CrmsimError where the screens have not been built.
    """
    file = files("crmsim.ui").joinpath("static", name)
    if not file.is_file():
        raise CrmsimError(
            f"The screens are not built: {name} is missing. Install crmsim with pip, "
            "or run `make lab` in a checkout; both build them."
        )
    return file.read_text(encoding="utf-8")
