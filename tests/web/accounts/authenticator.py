"""A phone with a fingerprint reader, in software: answers as a browser would, by fido2's types."""

import hashlib
import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

AAGUID = b"\0" * 16


class Phone:
    """One key, made at registration; ``verifies`` is whether it asks for a finger."""

    def __init__(self, origin="https://linli.example", *, verifies=True):
        self.origin = origin
        self.rp = origin.split("//")[1]
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = b"a phone of the tests"
        self.handle = None
        self.counter = 0
        self.flags = AuthenticatorData.FLAG.UP | (
            AuthenticatorData.FLAG.UV if verifies else AuthenticatorData.FLAG(0)
        )

    def register(self, options):
        """What ``navigator.credentials.create`` gives."""
        asked = options["publicKey"]
        self.handle = websafe_decode(asked["user"]["id"])
        known = AttestedCredentialData.create(
            AAGUID, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(
            self._rp_hash(), self.flags | AuthenticatorData.FLAG.AT, 0, known
        )
        client = self._client("webauthn.create", asked["challenge"])
        made = AttestationObject.create("none", data, {})
        return self._answer(client, attestationObject=bytes(made))

    def sign(self, options):
        """What ``navigator.credentials.get`` gives."""
        self.counter += 1
        data = AuthenticatorData.create(self._rp_hash(), self.flags, self.counter)
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        signed = bytes(data) + hashlib.sha256(client).digest()
        signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._answer(
            client, authenticatorData=bytes(data), signature=signature, userHandle=self.handle
        )

    def _rp_hash(self):
        return hashlib.sha256(self.rp.encode()).digest()

    def _client(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, client, **parts):
        response = {name: websafe_encode(part) for name, part in parts.items()}
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "response": response | {"clientDataJSON": websafe_encode(client)},
                "clientExtensionResults": {"credProps": {"rk": True}},
            }
        )
