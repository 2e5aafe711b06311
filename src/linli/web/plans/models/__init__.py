"""The rows: what households wish for, and the plans drawn up for an estate."""

from linli.web.plans.models.plan import Plan
from linli.web.plans.models.wishes import Round, Wish, WishList

__all__ = ["Plan", "Round", "Wish", "WishList"]
