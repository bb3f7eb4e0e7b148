"""The files of logos as the catalogue knows them: by name, from a day on."""

from dataclasses import dataclass

NAME_LENGTH = 200


@dataclass(frozen=True, slots=True)
class LogoFile:
    """What a file of that name holds: `digest` is that of its picture; one that `is_light` wants dark ground.

    `packed_bytes` is the size of the drawing as it is sent.
    """

    digest: str
    is_light: bool
    packed_bytes: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a logo is to be had: `many` as one of many on a page, `alone` by itself, `drawing` to be kept."""

    many: str
    alone: str
    drawing: str
    is_light: bool
