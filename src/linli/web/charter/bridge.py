"""The charter as the engine reads it, for the rows and pages of this app and those above."""

from linli.engine.ballot.decision import Rule
from linli.engine.charter.acts import ACTS, ENDED, OPEN, WHY_IN_ENGLISH, Act
from linli.engine.charter.charter import Charter, Gate, Kind, Stage, may, who_may
from linli.engine.charter.differences import Difference, differences
from linli.engine.charter.document import accepted, faults, read
from linli.engine.charter.law import Floor, RuleSet, places, rule_set
from linli.engine.charter.roles import CODES, EVERYBODY, OFFICES, ROLES
from linli.engine.charter.shape import Fault
from linli.engine.charter.template import template, template_document
from linli.engine.errors import InputError
from linli.engine.journal.canonical import canonical

__all__ = [
    "ACTS",
    "CODES",
    "ENDED",
    "EVERYBODY",
    "OFFICES",
    "OPEN",
    "ROLES",
    "WHY_IN_ENGLISH",
    "Act",
    "Charter",
    "Difference",
    "Fault",
    "Floor",
    "Gate",
    "InputError",
    "Kind",
    "Rule",
    "RuleSet",
    "Stage",
    "accepted",
    "canonical",
    "differences",
    "faults",
    "may",
    "places",
    "read",
    "rule_set",
    "template",
    "template_document",
    "who_may",
]
