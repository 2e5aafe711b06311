"""What the forms of a matter's page have in common."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy

from linli.web.matters.actions.evidence import refuse_large
from linli.web.matters.models import Matter

if TYPE_CHECKING:
    # Known to the checker only: what gettext_lazy gives.
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"


class ActForm(forms.Form):
    """One act on a matter, or on ``number``: a comment, objection or notice of it.

    ``act`` is the right that its address needs; ``url`` its address; ``verb`` what one may do, as
    a verb; ``hint`` what follows from it.
    """

    act: ClassVar[str]
    url: ClassVar[str]
    verb: Words
    button: Words
    hint: Words = ""

    def __init__(
        self,
        matter: Matter,
        data: Mapping[str, Any] | None = None,
        files: Any = None,  # noqa: ANN401 - Django's own
        *,
        number: int | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.matter, self.number = matter, number
        super().__init__(data, files, initial=dict(initial or {}), auto_id=f"{self.key}-%s")

    @property
    def key(self) -> str:
        """The form among those of a page; its fields' ids begin with it."""
        return self.url if self.number is None else f"{self.url}-{self.number}"

    @property
    def address(self) -> str:
        return reverse(self.url, args=[self.matter.pk if self.number is None else self.number])


def words(label: Words, most: int, *, rows: int = 4, **more: Any) -> forms.CharField:  # noqa: ANN401 - Django's
    """A text of some sentences."""
    return forms.CharField(
        label=label,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": gettext_lazy("Write a sentence or two here."),
            "max_length": gettext_lazy(
                "This has %(show_value)d characters; at most %(limit_value)d fit. Shorten it."
            ),
        },
        **more,
    )


def question(label: Words, **more: Any) -> forms.CharField:  # noqa: ANN401 - Django's
    """A matter's title."""
    return forms.CharField(
        label=label,
        max_length=120,
        error_messages={
            "required": gettext_lazy("Write what is to be decided, as a question."),
            "max_length": gettext_lazy(
                "This has %(show_value)d characters; at most %(limit_value)d fit. Shorten it."
            ),
        },
        **more,
    )


def day(label: Words, **more: Any) -> forms.DateField:  # noqa: ANN401 - Django's
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Choose the day."),
            "invalid": gettext_lazy("Choose a day, for example 2031-10-28."),
        },
        **more,
    )


def count(label: Words, **more: Any) -> forms.IntegerField:  # noqa: ANN401 - Django's
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=10_000_000,
        error_messages={
            "required": gettext_lazy("Enter the number; 0 if there is none."),
            "invalid": gettext_lazy("Enter a whole number, for example 12."),
            "min_value": gettext_lazy("No number here can be below zero."),
            "max_value": gettext_lazy("This number is too large. Have a look at the digits."),
        },
        **more,
    )


def hundredths(label: Words, **more: Any) -> forms.DecimalField:  # noqa: ANN401 - Django's
    """Square metres or yuan with two decimals; ``whole`` makes them 0.01 m2 or fen."""
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        error_messages={
            "required": gettext_lazy("Enter the number; 0 if there is none."),
            "invalid": gettext_lazy("Enter a number, for example 58.25."),
            "min_value": gettext_lazy("No number here can be below zero."),
            "max_decimal_places": gettext_lazy("Two digits after the point are enough."),
            "max_digits": gettext_lazy("This number is too large. Have a look at the digits."),
            "max_whole_digits": gettext_lazy(
                "This number is too large. Have a look at the digits."
            ),
        },
        **more,
    )


class PaperField(forms.FileField):
    """Refuses what is too large before anybody reads it into memory."""

    def to_python(self, data: Any) -> Any:  # noqa: ANN401 - Django's
        found = super().to_python(data)
        if found is not None:
            refuse_large(found.size)
        return found


def file(label: Words) -> forms.FileField:
    return PaperField(
        label=label,
        max_length=200,
        help_text=gettext_lazy("PDF, picture (PNG, JPEG) or Excel workbook."),
        error_messages={
            "required": gettext_lazy("Choose the file first."),
            "empty": gettext_lazy("This file is empty. Choose another."),
            "max_length": gettext_lazy("The file's name is too long. Give it a shorter one."),
        },
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.xlsx"}),
    )
