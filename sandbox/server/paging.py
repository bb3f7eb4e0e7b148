"""Pages of lists: by number and by cursor, with the Link header and the limits that GitHub sets."""

import base64
import binascii
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from sandbox.server.speech import Asked, Refused

_MOST_ITEMS_BY_NUMBER = 10_000
_LARGEST_PAGE = 100
_USUAL_PAGE = 30


def size(asked: Asked) -> int:
    """How many items a page has; more than a hundred are not to be had, and nonsense is passed over."""
    return min(_number(asked.query.get("per_page"), _USUAL_PAGE), _LARGEST_PAGE)


def numbered[T](
    asked: Asked, items: Sequence[T], *, at: str, most: int | None = None
) -> tuple[Sequence[T], str]:
    """The page that was asked for by number, and its Link header; `at` is the address of the list."""
    page, length = _number(asked.query.get("page"), 1), size(asked)
    if most is not None and (page - 1) * length >= most:
        raise Refused(
            422, "In order to keep the API fast for everyone, pagination is limited for this resource."
        )
    last = max(-(-min(len(items), most or len(items)) // length), 1)
    turns = []
    if page > 1:
        turns.append(("prev", min(page - 1, last)))
    if page < last:
        turns += [("next", page + 1), ("last", last)]
    if page > 1:
        turns.append(("first", 1))
    links = [_link(at, {**asked.query, "page": str(number)}, name) for name, number in turns]
    return items[(page - 1) * length : page * length], ", ".join(links)


def by_cursor[T](
    asked: Asked, items: Sequence[T], *, at: str, place: Callable[[T], tuple[int, int]], is_descending: bool
) -> tuple[Sequence[T], str]:
    """The page after a cursor, or by number while that is allowed; `items` are in the order of `place`."""
    page, length = _number(asked.query.get("page"), 1), size(asked)
    after = asked.query.get("after")
    if after is None:
        if page * length > _MOST_ITEMS_BY_NUMBER:
            raise Refused(
                422,
                "Pagination with the page parameter is not supported for large datasets, "
                "please use cursor based pagination (after/before)",
            )
        start = (page - 1) * length
    else:
        mark = _read(after)
        start = next(
            (
                number
                for number, item in enumerate(items)
                if (place(item) < mark if is_descending else place(item) > mark)
            ),
            len(items),
        )
    shown = items[start : start + length]
    if not shown or start + length >= len(items):
        return shown, ""
    turn = {**asked.query, "after": _written(place(shown[-1])), "page": str(page + 1)}
    return shown, _link(at, turn, "next")


def _link(at: str, query: dict[str, str], name: str) -> str:
    return f'<{at}?{urlencode(query)}>; rel="{name}"'


def _number(text: str | None, otherwise: int) -> int:
    return int(text[:9]) if text and text.isascii() and text.isdigit() and int(text[:9]) else otherwise


def _written(place: tuple[int, int]) -> str:
    return base64.b64encode(f"cursor:v2:{place[0]}:{place[1]}".encode()).decode()


def _read(cursor: str) -> tuple[int, int]:
    try:
        word, version, first, second = base64.b64decode(cursor, validate=True).decode().split(":")
        if (word, version) == ("cursor", "v2"):
            return int(first), int(second)
    except (binascii.Error, ValueError):
        pass
    raise Refused(
        422, "Validation Failed", errors=[{"message": f"cursor {cursor[:40]!r} is not one of ours"}]
    )
