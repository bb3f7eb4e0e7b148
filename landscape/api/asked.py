"""What addresses of `/api/v1/` can say, each once; anything else is refused with a sentence."""

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Annotated

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from ninja import Router
from ninja.decorators import decorate_view
from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema

from landscape import fresh
from landscape.api.refusals import Error, Unanswerable, quoted, told
from landscape.explorer.selection import WORDS_LENGTH, Misunderstood

type Answering = Callable[..., object]
"""A view; django-ninja makes the response of what it answers."""

MOST = 1000
USUAL = 100
_FARTHEST = 1_000_000


def _day(text: object) -> object:
    # Of all spellings that parsers of dates read, one.
    if not isinstance(text, str):
        return text
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError(f"{quoted(text)} is no day; write it as 2018-12-31")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"there is no day {text}") from error


type Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
type Words = Annotated[str, Field(max_length=WORDS_LENGTH)]


class Asked(BaseModel):
    """What every address can say: the day of which the catalogue is meant, today's by default."""

    on: Day | None = Field(None, description="The catalogue of that day, written 2018-12-31")

    @property
    def day(self) -> date | None:
        """The day asked for; raises Unanswerable where it is yet to come."""
        return None if self.on is None else past(self.on)


class Part(BaseModel):
    """A part of a list."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="How many at most")
    offset: int = Field(0, ge=0, le=_FARTHEST, description="How many to leave out before them")

    def of[Thing](self, things: list[Thing]) -> list[Thing]:
        """The part of `things` that is asked for."""
        return things[self.offset : self.offset + self.limit]


class Page(Asked, Part):
    """A part of a list of a day's catalogue."""


class Found(Page):
    """A part of a list of what has these words in its name."""

    q: Words = Field("", description="Words that a name holds, in any case")


def past(day: date) -> date:
    """`day`; raises Unanswerable where it is yet to come."""
    if day > timezone.now().date():
        raise Unanswerable(f"{day} is yet to come; the catalogue is known up to today")
    return day


def get(
    router: Router, path: str, *, asked: type[BaseModel], answer: type, is_of_catalogue: bool = True
) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Registers a view that answers `path`: what it may be asked is `asked`, what it gives is `answer`."""
    decorators = [_strict(asked), *([fresh.revised] if is_of_catalogue else [])]
    answers = {200: answer, 400: Error, 404: Error, 422: Error}

    def register(view: Callable[..., object]) -> Callable[..., object]:
        name = view.__name__
        register_at = router.get(path, response=answers, operation_id=name, url_name=f"api-{name}")
        return register_at(decorate_view(*decorators)(view))

    return register


def _strict(asked: type[BaseModel]) -> Callable[[Answering], Answering]:
    keys = [field.alias or name for name, field in asked.model_fields.items()]

    def strict(view: Answering) -> Answering:
        @wraps(view)
        def answered(request: HttpRequest, *args: object, **kwargs: object) -> object:
            try:
                request.GET = QueryDict(_read(request.GET, keys).urlencode())
            except Misunderstood as error:
                return told(str(error), 400)
            return view(request, *args, **kwargs)

        return answered

    return strict


def _read(query: QueryDict, keys: list[str]) -> QueryDict:
    """What `query` says, without keys that say nothing; raises Misunderstood."""
    found = QueryDict(mutable=True)
    for key, given in query.lists():
        values = {value for value in given if value.strip()}
        if key not in keys:
            known = ", ".join(sorted(keys)) or "nothing"
            raise Misunderstood(f"{quoted(key)} cannot be said here, only {known}")
        if len(values) > 1:
            raise Misunderstood(f"{key} can be said once only, not as {quoted(' and '.join(sorted(values)))}")
        if values:
            found[key] = values.pop().strip()
    return found
