"""What a stage or a conversion may need: facts about a card, one family a module.

A company names the facts in its file; every door to a stage asks the same ones.
"""

from crmsim.crm.facts import contract, fields, sale, supply, talks, way
from crmsim.crm.facts.base import FACTS, Fact, fact, find_fact, missing_facts

FAMILIES = (contract, fields, sale, supply, talks, way)

__all__ = ["FACTS", "FAMILIES", "Fact", "fact", "find_fact", "missing_facts"]
