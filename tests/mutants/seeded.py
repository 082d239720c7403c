"""Ten bugs of the kind that slip in: a boundary, a forgotten check, a swapped condition."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one place: the file, the text, and the text that takes its place."""

    file: str
    old: str
    new: str


MUTANTS = (
    Mutant("crm/verbs/base.py", "if at_min > crm.now_min:", "if at_min >= crm.now_min:"),
    Mutant("crm/hours.py", "<= self._of_day(at_min) <= self._closes", "<= self._of_day(at_min)"),
    Mutant("crm/facts/way.py", "if calls and not calls[-1].answered:", "if calls:"),
    Mutant("crm/facts/way.py", 'if lead.form == "approved":', "if lead.form is not None:"),
    Mutant("crm/verbs/finish.py", "if not all(chances) else", "if not any(chances) else"),
    Mutant("crm/verbs/guard.py", "        card.closed_min = crm.now_min\n", ""),
    Mutant("sim/world.py", "return opens <= now < closes", "return opens <= now <= closes"),
    Mutant("sim/clock.py", "self._run(self.now, None)", "self._run(self.now - 1, None)"),
    Mutant("grading/rules/tasks.py", "(task.due_min or 0) <= latest", "(task.due_min or 0) > 0"),
    Mutant(
        "grading/queue.py", "            if tier >= card.tier:", "            if tier > card.tier:"
    ),
)
