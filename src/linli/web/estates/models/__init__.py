"""The rows: an estate's ledger, its handed-in files and its stress tests."""

from linli.web.estates.models.diagnosis import Diagnosis
from linli.web.estates.models.estate import Estate, LedgerRow
from linli.web.estates.models.job import ATTEMPTS, LEASE, Job, JobQuerySet, State
from linli.web.estates.models.people import Answer, Household, Organisation, Responder, Stock, Tie
from linli.web.estates.models.place import Building, Component, Dwelling, Facility
from linli.web.estates.models.upload import Upload

__all__ = [
    "ATTEMPTS",
    "LEASE",
    "Answer",
    "Building",
    "Component",
    "Diagnosis",
    "Dwelling",
    "Estate",
    "Facility",
    "Household",
    "Job",
    "JobQuerySet",
    "LedgerRow",
    "Organisation",
    "Responder",
    "State",
    "Stock",
    "Tie",
    "Upload",
]
