"""Tokens: signed ones for access and resets, random ones for refreshing."""

import base64
import hashlib
import hmac
import secrets
import struct
import time
from urllib.parse import quote

import jwt

from src.auth.constants import ACCESS_TOKEN_MINUTES, MFA_DIGITS, MFA_STEP_SECONDS
from src.auth.exceptions import InvalidToken
from src.config import settings

ALGORITHM = "HS256"


def encode(subject: str, session_id: str) -> tuple[str, int]:
    """An access token, and the seconds until it expires."""
    expires_in = ACCESS_TOKEN_MINUTES * 60
    claims = {"sub": subject, "sid": session_id, "exp": int(time.time()) + expires_in}
    return jwt.encode(claims, settings.SECRET_KEY, ALGORITHM), expires_in


def decode(token: str) -> dict[str, str]:
    """The claims of an access token that is valid now."""
    try:
        return jwt.decode(token, settings.SECRET_KEY, [ALGORITHM])
    except jwt.PyJWTError as error:
        raise InvalidToken() from error


def random_token() -> str:
    """A refresh token."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """The form in which a random token is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign_reset(user_id: int, password_hash: str, minutes: int) -> str:
    """A reset token. It is tied to the old password, so it works only once."""
    claims = {"sub": str(user_id), "exp": int(time.time()) + minutes * 60}
    return jwt.encode(claims, settings.SECRET_KEY + password_hash, ALGORITHM)


def read_reset_subject(token: str) -> int:
    """The user whom a reset token names; nothing is verified yet."""
    try:
        return int(jwt.decode(token, options={"verify_signature": False})["sub"])
    except (jwt.PyJWTError, KeyError, ValueError) as error:
        raise InvalidToken() from error


def verify_reset(token: str, password_hash: str) -> bool:
    """Whether a reset token was signed for this password."""
    try:
        jwt.decode(token, settings.SECRET_KEY + password_hash, [ALGORITHM])
    except jwt.PyJWTError:
        return False
    return True


def random_base32() -> str:
    """A secret that an authenticator app can store."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def provisioning_uri(secret: str, account: str, issuer: str) -> str:
    """The address that authenticator apps read from a QR code."""
    label = quote(f"{issuer}:{account}")
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer)}&digits={MFA_DIGITS}"


def verify_code(secret: str, code: str) -> bool:
    """Whether a code is right now, or was one step ago or will be in one."""
    step = int(time.time()) // MFA_STEP_SECONDS
    expected = (_code(secret, step + offset) for offset in (-1, 0, 1))
    return any([hmac.compare_digest(code, candidate) for candidate in expected])


def _code(secret: str, step: int) -> str:
    mac = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    offset = mac[-1] & 0x0F
    number = struct.unpack(">I", mac[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**MFA_DIGITS).zfill(MFA_DIGITS)
