from django.urls import path

from linli.web.accounts.views import account, contact, factors, proof, sign_in, stages
from linli.web.accounts.views.set_up import set_up

# Names with an underscore are those allauth looks for.
urlpatterns = [
    path("set-up/", set_up, name="set-up"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/", sign_in.sign_in, name="account_request_login_code"),
    path("sign-in/code/", stages.login_code, name="account_confirm_login_code"),
    path("sign-in/second-factor/", stages.login_factor, name="mfa_authenticate"),
    path("sign-in/passkey/", stages.login_passkey, name="mfa_login_webauthn"),
    path("sign-in/closed/", stages.closed, name="account_inactive"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("account/", account.account, name="account"),
    path("account/", account.account, name="mfa_index"),
    path("account/pin/", account.pin, name="account-pin"),
    path("account/password/", account.password, name="account-password"),
    path("account/contact/", contact.contact, name="account-contact"),
    path("account/contact/code/", contact.contact_code, name="account-contact-code"),
    path(
        "account/contact/<str:kind>/remove/", contact.remove_contact, name="account-contact-remove"
    ),
    path("account/devices/<int:pk>/end/", account.end_device, name="account-device-end"),
    path("account/devices/end/", account.end_devices, name="account-devices-end"),
    path("account/prove/", proof.prove, name="prove"),
    path("account/second-factor/", proof.second_factor, name="second-factor"),
    path("account/second-factor/app/", factors.set_up_app, name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", factors.remove_app, name="mfa_deactivate_totp"),
    path("account/passkeys/add/", factors.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/remove/", factors.remove_passkey, name="mfa_remove_webauthn"),
    path("account/recovery-codes/", factors.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/recovery-codes/new/",
        factors.new_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]
