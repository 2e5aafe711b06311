from django.urls import path

from linli.web.accounts.views.set_up import set_up
from linli.web.accounts.views.sign_in import sign_in, sign_out
from linli.web.accounts.views.stages import closed, login_code, login_factor, login_passkey

# Names with an underscore are those allauth looks for.
urlpatterns = [
    path("set-up/", set_up, name="set-up"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/", sign_in, name="account_request_login_code"),
    path("sign-in/code/", login_code, name="account_confirm_login_code"),
    path("sign-in/second-factor/", login_factor, name="mfa_authenticate"),
    path("sign-in/passkey/", login_passkey, name="mfa_login_webauthn"),
    path("sign-in/closed/", closed, name="account_inactive"),
    path("sign-out/", sign_out, name="sign-out"),
]
