"""What several answers share: errors, pages of a list."""

from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")
Number = int | float
Record = dict[str, Any]
Id = Annotated[str, Field(min_length=1, max_length=200)]
Moment = datetime


class Shape(BaseModel):
    """A JSON object with these keys and no others."""

    model_config = ConfigDict(extra="forbid")


class ErrorBody(Shape):
    """What is wrong, and what to do about it."""

    code: str
    message: str
    remedy: str = ""


class Error(Shape):
    """Every refusal looks like this."""

    error: ErrorBody


class Page(Shape, Generic[Item]):
    """A stretch of a list; `total` counts all that the filters let through."""

    total: int
    items: list[Item]
    offset: int
    limit: int


class Done(Shape):
    """It is done, and there is nothing to tell."""

    done: bool = True
