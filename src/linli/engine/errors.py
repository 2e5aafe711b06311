"""The one error the engine raises for input it refuses: a code, a place and the facts.

The faces (command line, web) word it; the engine never does.
"""


class InputError(ValueError):
    """Input that is refused.

    Parameters
    ----------
    code : a stable name of what is wrong, worded by the faces
    where : the place in the user's own terms (table, row, column, file, option)
    facts : what was found and what is wanted, for the sentence
    """

    def __init__(self, code: str, where: str, **facts: object) -> None:
        self.code = code
        self.where = where
        self.facts = facts
        details = ", ".join(f"{name}={value!r}" for name, value in facts.items())
        super().__init__(f"{code} at {where}" + (f" ({details})" if details else ""))


class Cancelled(Exception):  # noqa: N818 - not an error: the caller asked for it
    """The progress callback asked for the run to stop; nothing was written."""
