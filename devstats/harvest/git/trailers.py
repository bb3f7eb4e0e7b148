"""The trailers of a commit's message as git tells them: people, and words without anybody's address."""

import re

from msgspec import Struct

from devstats.harvest.git import people
from devstats.harvest.git.people import Mapping, Person

CO_AUTHOR = "co-authored-by"

# As git reads the people of a commit's head: up to the first bracket, then up to the next that closes.
_IDENTITY = re.compile(rb"([^<]*)<([^>]*)>")


class Trailer(Struct, frozen=True, gc=False):
    """One trailer: its key as written; the person where it says by whom; its text without addresses."""

    key: str
    text: str
    person: Person | None = None

    @property
    def role(self) -> str:
        """The key in lower case: `Co-Authored-By` and `co-authored-by` are one."""
        return self.key.lower()


def trailer(key: bytes, value: bytes, mapped: Mapping) -> Trailer:
    """The trailer of a key and a value as git parts and unfolds them."""
    named = people.text(key)
    if not named.lower().endswith("-by"):
        return Trailer(named, people.without_addresses(value))
    if found := _IDENTITY.match(value):
        name, written = found.group(1).strip(), found.group(2).strip()
        who = people.person(*mapped(name, written), written)
        return Trailer(named, people.without_addresses(value), who)
    if bare := people.address(value):
        name = (value[: bare.start()] + value[bare.end() :]).strip(b" ,;:()\"'")
        return Trailer(named, people.without_addresses(value), people.person(*mapped(name, bare[0]), bare[0]))
    return Trailer(named, people.text(value), people.person(value.strip(), b"", b""))
