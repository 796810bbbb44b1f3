"""Signing in with the identity provider of a customer's own."""

from onelogin.saml2.auth import OneLogin_Saml2_Auth

from src.auth.exceptions import InvalidToken
from src.auth.schemas import ExternalIdentity
from src.config import settings
from src.utils import get_logger, normalize_email

logger = get_logger(__name__)


def identify(form: dict[str, str], identity_provider: dict[str, str]) -> ExternalIdentity:
    """Who the signed answer of an identity provider speaks of."""
    request = {"http_host": settings.PUBLIC_URL, "script_name": "/auth/saml", "post_data": form}
    saml = OneLogin_Saml2_Auth(request, {"strict": True, "idp": identity_provider})
    saml.process_response()
    if saml.get_errors() or not saml.is_authenticated():
        logger.warning("SAML answer refused: %s", saml.get_last_error_reason())
        raise InvalidToken()
    return ExternalIdentity(
        provider=identity_provider["entityId"],
        subject=saml.get_nameid(),
        email=normalize_email(saml.get_nameid()),
    )
