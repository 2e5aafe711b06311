"""Signing in: one account a person, with a code, e-mail, phone, passkey, or name and PIN."""
