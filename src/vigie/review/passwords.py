"""Passwords as argon2id keeps them, and secrets that only their hash is kept of."""

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST = 12  # characters of a new password
_HASHER = PasswordHasher()  # argon2id with the library's present defaults, which follow RFC 9106
_NOBODY = _HASHER.hash(secrets.token_urlsafe(16))  # verified against where there is no such account


def hashed(password: str) -> str:
    """What is kept of a password: salt, costs and hash, in argon2's own form."""
    return _HASHER.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; takes as long where there is nothing to compare with."""
    try:
        return _HASHER.verify(kept or _NOBODY, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def stale(kept: str) -> bool:
    """Whether a password was hashed at a cost that has since been raised."""
    return _HASHER.check_needs_rehash(kept)


def secret(prefix: str = "") -> str:
    """A new secret of 256 bits, for a cookie or a token."""
    return prefix + secrets.token_urlsafe(32)


def digest(of: str) -> str:
    """What is kept of a secret: its SHA-256, in hex. It has 256 bits of its own and needs no slow hash."""
    return hashlib.sha256(of.encode()).hexdigest()
