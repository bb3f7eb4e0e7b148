"""Files as they were delivered, kept whole so that an export can give them back."""

import gzip
import hashlib
from datetime import date

from landscape.catalogue import Source
from landscape.models import Document


class Damaged(RuntimeError):  # noqa: N818 - it names what the file is
    """A file that is no longer what was kept."""


def keep(content: bytes, *, source: Source, effective_on: date) -> bool:
    """Keeps what `source` delivered for that day in place of an earlier delivery; whether that was needed.

    It was not where the file in force on that day is the same one already. To be called in the transaction
    that writes what the file says.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    in_force = _in_force(source, effective_on)
    if in_force is not None and in_force.sha256 == sha256:
        return False
    Document.objects.update_or_create(
        source=source,
        effective_on=effective_on,
        # Without a time in it, equal files are equal bytes.
        defaults={"sha256": sha256, "content": gzip.compress(content, mtime=0)},
    )
    return True


def held(source: Source, *, on: date | None = None) -> bytes | None:
    """The file of `source` in force on that day, the latest by default; None where there is none.

    Raises Damaged where it is not the one that was kept.
    """
    found = _in_force(source, on)
    if found is None:
        return None
    content = gzip.decompress(found.content)
    if hashlib.sha256(content).hexdigest() != found.sha256:
        raise Damaged(f"the document {found} is not the one that was kept: its checksum differs")
    return content


def _in_force(source: Source, on: date | None) -> Document | None:
    found = Document.objects.filter(source=source)
    if on is not None:
        found = found.filter(effective_on__lte=on)
    return found.order_by("-effective_on").first()
