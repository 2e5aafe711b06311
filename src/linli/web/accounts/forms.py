"""What people fill in to sign in, and about their own account."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.web.accounts import contacts, pins
from linli.web.accounts.models import LANGUAGES, Person, TextSize

SHORT = 60
"""Characters of a name, door or code."""
SHORT_LOGIN = 40
"""Characters of a user name."""


def pin_field(label: Any, autocomplete: str) -> forms.CharField:  # noqa: ANN401 - a lazy text
    """Six digits, with the keypad of digits on a phone."""
    shown = {"inputmode": "numeric", "autocomplete": autocomplete, "maxlength": 12}
    return forms.CharField(
        label=label,
        max_length=12,
        widget=forms.PasswordInput(attrs=shown),
        error_messages={"required": _("Type your PIN, six digits.")},
    )


def password_field() -> forms.CharField:
    """A new password."""
    return forms.CharField(
        label=_("New password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters. Four words that do not belong together do well."),
        error_messages={"required": _("Type a password of at least ten characters.")},
    )


def plain_digits(typed: str) -> str:
    """Digits without the blanks people put between them; full-width ones are digits too."""
    return "".join(
        str(int(letter)) if letter.isdecimal() else letter for letter in typed if letter not in " -"
    )


class OwnDevice(forms.Form):
    """Every way to sign in asks whether it is one's own phone."""

    own_device = forms.BooleanField(
        label=_("This is my own phone or computer: keep me signed in for 30 days"), required=False
    )


class PinForm(OwnDevice):
    door = forms.CharField(
        label=_("Which home"),
        max_length=SHORT,
        help_text=_("Building, entrance and door, such as 3-2-601."),
        error_messages={"required": _("Type your home, such as 3-2-601.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Type your name as the neighbours know it.")},
    )
    pin = pin_field(_("PIN, six digits"), "current-password")
    field_order = ("door", "name", "pin", "own_device")

    def clean_pin(self) -> str:
        return plain_digits(self.cleaned_data["pin"])


class CodeForm(OwnDevice):
    address = forms.CharField(
        label=_("Mobile phone number or e-mail address"),
        max_length=254,
        error_messages={"required": _("Type where the code is to be sent.")},
    )
    field_order = ("address", "own_device")

    def clean_address(self) -> tuple[str, str]:
        return contacts.read(self.cleaned_data["address"])


class PasswordForm(forms.Form):
    login = forms.CharField(
        label=_("E-mail address or user name"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
        error_messages={"required": _("Type your e-mail address or user name.")},
    )
    password = forms.CharField(
        label=_("Your password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Type your password.")},
    )


class SetUpForm(forms.Form):
    code = forms.CharField(
        label=_("Set-up code"),
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("It stands in the window in which Linli was started."),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    login = forms.CharField(
        label=_("E-mail address or user name"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
        help_text=_("With this and the password you will sign in."),
    )
    password = password_field()

    def clean_login(self) -> str:
        login: str = self.cleaned_data["login"]
        if "@" in login:
            forms.EmailField().clean(login)
        elif len(login) > SHORT_LOGIN:
            raise ValidationError(_("A user name has at most 40 characters."))
        return login

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        typed = {key: self.cleaned_data.get(key) or "" for key in ("name", "login")}
        person = Person(name=typed["name"], username=typed["login"], email=typed["login"])
        password_validation.validate_password(password, person)
        return password


class AboutForm(forms.ModelForm[Person]):
    """Name, language, text size."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=SHORT,
        help_text=_("What the neighbours call you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Type your name as the neighbours know it.")},
    )
    language = forms.ChoiceField(choices=LANGUAGES, widget=forms.RadioSelect)
    text_size = forms.ChoiceField(choices=TextSize.choices, widget=forms.RadioSelect)

    class Meta:
        model = Person
        fields = ("name", "language", "text_size")


class NewPasswordForm(forms.Form):
    password = password_field()

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.person)
        return password


class NewPinForm(forms.Form):
    pin = pin_field(_("New PIN, six digits"), "new-password")
    again = pin_field(_("The same PIN once more"), "new-password")

    def clean_pin(self) -> str:
        pin = plain_digits(self.cleaned_data["pin"])
        pins.refuse_trivial(pin)
        return pin

    def clean_again(self) -> str:
        again = plain_digits(self.cleaned_data["again"])
        if again != self.cleaned_data.get("pin", again):
            raise ValidationError(_("The two are not the same. Type the PIN twice."))
        return again


class ContactForm(forms.Form):
    address = CodeForm.base_fields["address"]
    clean_address = CodeForm.clean_address


class SentCodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code you were sent"),
        max_length=SHORT,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Type the six digits you were sent.")},
    )

    def clean_code(self) -> str:
        return plain_digits(self.cleaned_data["code"])


class LoginCodeForm(ConfirmLoginCodeForm):
    """allauth's, for digits as a Chinese keyboard writes them too."""

    def clean_code(self) -> str:
        self.cleaned_data["code"] = plain_digits(self.cleaned_data["code"])
        code: str = super().clean_code()
        return code
