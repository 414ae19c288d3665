"""Random secrets (cookies, links, tablet tokens): the holder has the secret, we keep only its hash."""

import hashlib
import secrets


def mint() -> str:
    """256 random bits, safe in an address and a header."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
