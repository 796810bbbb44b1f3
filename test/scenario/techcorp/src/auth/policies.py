"""What makes a password acceptable."""

from src.auth.constants import MIN_PASSWORD_LENGTH

COMMON = frozenset({"password", "techcorp", "letmein", "qwertyuiop", "iloveyou", "1234567890"})


def check_password_strength(password: str, email: str) -> list[str]:
    """Everything that is wrong with a password; nothing if it may be used."""
    problems = []
    lowered = password.lower()
    if len(password) < MIN_PASSWORD_LENGTH:
        problems.append(f"Use at least {MIN_PASSWORD_LENGTH} characters.")
    if any(word in lowered for word in COMMON):
        problems.append("Do not use a common password.")
    if email.partition("@")[0].lower() in lowered:
        problems.append("Do not use your own address.")
    if len(set(password)) < 5:
        problems.append("Use more than a few different characters.")
    return problems
