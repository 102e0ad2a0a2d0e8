"""What several answers share: errors, pages of a list."""

import json
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

Item = TypeVar("Item")
Number = int | float
Record = dict[str, Any]
Id = Annotated[str, Field(min_length=1, max_length=200)]
Moment = datetime


class Shape(BaseModel):
    """A JSON object with these keys and no others."""

    model_config = ConfigDict(extra="forbid")


class Sent(Shape):
    """A JSON object that comes in: every text in it is one that a store can hold."""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else ""
        if "\\u0000" in text or any("\ud800" <= c <= "\udfff" for c in text):
            raise ValueError("a text in it holds a NUL or half a character")
        return value


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
