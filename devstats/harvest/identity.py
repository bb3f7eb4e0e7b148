"""Numbers for what GitHub did not number, and for what must not be kept as it is."""

from functools import lru_cache
from hashlib import blake2b

from django.conf import settings

_POSITIVE = (1 << 63) - 1


def number_of(*parts: object) -> int:
    """A positive number of 63 bits that always stands for these `parts`, in this order."""
    return _hash("\x1f".join(map(str, parts)).encode(errors="surrogatepass"))


@lru_cache(maxsize=1 << 16)
def repository_id(name: str) -> int:
    """The negative number that stands for the repository `name` where the archive told none."""
    return -number_of("repository", name.lower())


@lru_cache(maxsize=1 << 16)
def account_id(login: str) -> int:
    """The negative number that stands for the account `login` where the archive told none."""
    return -number_of("account", login.lower())


@lru_cache(maxsize=1 << 16)
def author_hash(address: str) -> int | None:
    """The salted hash of an e-mail address, the only form in which one is kept; None for an empty one.

    GH Archive has itself replaced the local part by its SHA-1: such an address is hashed as it stands.
    """
    written = address.strip().lower()
    if not written:
        return None
    return _hash(written.encode(errors="surrogatepass"), key=_salt())


@lru_cache(maxsize=1)
def _salt() -> bytes:
    # A key of blake2b has at most 64 bytes; the setting may be longer.
    return blake2b(settings.EMAIL_HASH_SALT.encode()).digest()


def _hash(content: bytes, key: bytes = b"") -> int:
    return int.from_bytes(blake2b(content, digest_size=8, key=key).digest()) & _POSITIVE
