"""Signing in with GitHub."""

import httpx

from src.auth.exceptions import InvalidToken
from src.auth.schemas import ExternalIdentity
from src.utils import normalize_email, retry

TOKEN_URL = "https://github.com/login/oauth/access_token"
API_URL = "https://api.github.com"


@retry(attempts=2, on=(httpx.TransportError,))
def identify(code: str, client_id: str, client_secret: str) -> ExternalIdentity:
    """Who came back from GitHub with this code."""
    form = {"code": code, "client_id": client_id, "client_secret": client_secret}
    with httpx.Client(headers={"Accept": "application/json"}, timeout=5) as client:
        token = client.post(TOKEN_URL, data=form).json().get("access_token")
        if token is None:
            raise InvalidToken()
        headers = {"Authorization": f"Bearer {token}"}
        user = client.get(f"{API_URL}/user", headers=headers).json()
        emails = client.get(f"{API_URL}/user/emails", headers=headers).json()
    primary = next(entry for entry in emails if entry["primary"] and entry["verified"])
    return ExternalIdentity(
        provider="github",
        subject=str(user["id"]),
        email=normalize_email(primary["email"]),
    )
