"""Pages of a longer list."""

from typing import Generic, List, TypeVar

from pydantic import BaseModel
from sqlalchemy import func, select

Item = TypeVar("Item")

MAX_PAGE_SIZE = 200


class Page(BaseModel, Generic[Item]):
    """One page, and how many items there are in all."""

    items: List[Item]
    total: int
    page: int
    size: int


def paginate(session, query, page: int = 1, size: int = 50) -> Page:
    """Runs a query for one page of its rows."""
    size = min(size, MAX_PAGE_SIZE)
    total = session.scalar(select(func.count()).select_from(query.subquery()))
    rows = session.scalars(query.limit(size).offset((page - 1) * size)).all()
    return Page.model_construct(items=list(rows), total=total, page=page, size=size)
