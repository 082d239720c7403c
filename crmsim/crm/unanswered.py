"""What clients have done by themselves that nobody has answered yet (R013, R253)."""

from crmsim.crm.entities import Activity
from crmsim.crm.store import Crm

ASKING = ("call", "chat", "letter", "form", "social")
"""What wants an answer; a visit of the site does not."""
ANSWERING = ("call", "chat", "letter", "remote", "meeting")


def unanswered(crm: Crm, card: int) -> list[Activity]:
    """The client's own calls, letters and messages after which nobody has turned to them."""
    waiting: list[Activity] = []
    for activity in crm.of(Activity, card):
        if is_asking(activity):
            waiting.append(activity)
        elif _answers(activity):
            waiting.clear()
    return waiting


def is_asking(activity: Activity) -> bool:
    """Whether a client has turned to the company by themselves, and was not answered at once."""
    asks = activity.incoming and activity.kind in ASKING and activity.said is None
    return asks and not activity.answered


def _answers(activity: Activity) -> bool:
    if activity.state != "done" or activity.kind not in ANSWERING or activity.robot is not None:
        return False
    return not activity.incoming or activity.answered
