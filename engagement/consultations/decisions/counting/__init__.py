"""The rules by which ballots become a decision: one file each, and this tuple. A new one is a file, a line and tests.

Written here, for no library fits: pyrankvote breaks ties by lot, and the workbenches of research (pref_voting, VoteKit,
abcvoting) bring a stack of numerics with them.
"""

from engagement.consultations.decisions.counting.approval import Approval
from engagement.consultations.decisions.counting.ranked import RankedChoice
from engagement.consultations.decisions.counting.rule import Ballot, Count, Rule
from engagement.consultations.decisions.counting.score import Score
from engagement.consultations.decisions.counting.yes_no import YesNo

RULES: tuple[Rule, ...] = (Approval(), Score(), RankedChoice(), YesNo())


def rule_named(name: str) -> Rule:
    """The rule of this name; a decision with an unknown one is a mistake of ours."""
    return next(rule for rule in RULES if rule.name == name)


__all__ = ["RULES", "Ballot", "Count", "Rule", "rule_named"]
