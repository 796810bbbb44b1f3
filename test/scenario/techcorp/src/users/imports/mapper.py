"""Turns the columns of other systems into ours."""

from src.users.schemas import CreateUserRequest

#: Column names that other products use, and what they are here.
SYNONYMS = {
    "e-mail": "email",
    "mail": "email",
    "given name": "first_name",
    "vorname": "first_name",
    "surname": "last_name",
    "nachname": "last_name",
    "language": "locale",
}


def to_request(row: dict[str, str]) -> CreateUserRequest:
    """The user that a row describes. Columns that mean nothing here are left out."""
    values = {SYNONYMS.get(name, name): value.strip() for name, value in row.items() if value}
    known = {name: values[name] for name in CreateUserRequest.model_fields if name in values}
    return CreateUserRequest(**known)
