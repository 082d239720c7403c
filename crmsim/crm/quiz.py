"""Questions that a lesson asks on the desk. Which answer is right is known to the rulebook only."""

from crmsim.crm.organisation import Frozen, Id, Named
from crmsim.words import Text


class Question(Frozen):
    """A question with its choices, in the order in which they are shown."""

    id: Id
    text: Text
    choices: tuple[Named, ...]
