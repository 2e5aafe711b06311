"""The rows: matters, what is said on them, and what stands behind them."""

from linli.web.matters.models.digest import ByMail, News, Why
from linli.web.matters.models.matter import Matter, Origin, Reason, Scope, State, Wording
from linli.web.matters.models.paper import (
    Decision,
    Document,
    Evidence,
    EvidenceKind,
    Notice,
    NoticeKind,
    Proof,
)
from linli.web.matters.models.talk import (
    Comment,
    HiddenFor,
    Objection,
    ObjectionState,
    Subscription,
    Support,
)

__all__ = [
    "ByMail",
    "Comment",
    "Decision",
    "Document",
    "Evidence",
    "EvidenceKind",
    "HiddenFor",
    "Matter",
    "News",
    "Notice",
    "NoticeKind",
    "Objection",
    "ObjectionState",
    "Origin",
    "Proof",
    "Reason",
    "Scope",
    "State",
    "Subscription",
    "Support",
    "Why",
    "Wording",
]
