"""Files of logos, from a folder or an archive: read, made into logos, and said to hold from a day on."""

import gzip
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from landscape import logo_sheets, revise
from landscape.catalogue import Catalogue, Difference
from landscape.intake import archive
from landscape.intake.archive import Files, Limits
from landscape.intake.records import Problem
from landscape.logos import made, workshop
from landscape.logos.files import NAME_LENGTH, LogoFile
from landscape.logos.made import Made
from landscape.logos.reading import Unfit
from landscape.models import Logo, LogoDelivery
from landscape.queries import catalogue as catalogues

_WANTED = re.compile(r"(?:.*/)?[^/]+\.(?:svg|png|jpe?g|gif|webp)", re.IGNORECASE)
# Four times the file and five times the whole of CNCF's: 2,454 files of 52 MB.
_LIMITS = Limits(file_bytes=16 * 1024 * 1024, whole_bytes=256 * 1024 * 1024)


@dataclass(slots=True)
class Delivered:
    """Contents by the name of the file, and what is wrong; an error forbids loading."""

    contents: dict[str, bytes] = field(default_factory=dict)
    errors: tuple[Problem, ...] = ()
    left_out: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """Pictures by the name of their files; why single files were left out, and what others have lost."""

    files: dict[str, LogoFile] = field(default_factory=dict)
    left_out: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Matched:
    """How the files of a day meet its items: by slug those whose file is missing, by name files unused."""

    shown: int
    missing: Mapping[str, str]
    unused: tuple[str, ...]


def delivered(place: str) -> Delivered:
    """The pictures in the folder, tar archive (plain, gz or xz) or address `place`, at any depth."""
    return _named(archive.files(place, _WANTED, _LIMITS))


def gather(found: Delivered, gathered: Gathered) -> Iterator[str]:
    """Makes every file into a logo and keeps it, giving its name when that is done.

    What is known already costs nothing. Only pictures are kept here; that an item has one is said by `apply`.
    """
    prints = {name: made.fingerprint(content) for name, content in found.contents.items()}
    known = LogoDelivery.objects.select_related("logo").defer("logo__png")
    held = {one.fingerprint: one for one in known.filter(fingerprint__in=prints.values())}
    todo: dict[str, list[str]] = {}
    for name, fingerprint in prints.items():
        if (before := held.get(fingerprint)) is not None:
            _take(gathered, name, _file(before.logo), before.left_out)
            yield name
        else:
            todo.setdefault(fingerprint, []).append(name)
    several = list(todo.items())
    for place, one in workshop.logos([found.contents[names[0]] for _, names in several]):
        fingerprint, names = several[place]
        file = None if isinstance(one, Unfit) else _kept(one, fingerprint)
        for name in names:
            if isinstance(one, Unfit):
                gathered.left_out.append(Problem(0, name, str(one), is_error=False))
            elif file is not None:
                _take(gathered, name, file, one.left_out)
            yield name


def apply(
    files: Mapping[str, LogoFile], signature: revise.Signature, *, is_replacing: bool = False
) -> Difference:
    """Says that from that day on the files hold these pictures, and where asked that there are no others."""

    def propose(before: Catalogue) -> Catalogue:
        held = {} if is_replacing else before.of(LogoFile)
        return replace(before, others={**before.others, LogoFile: {**held, **files}})

    signature = replace(signature, about=frozenset({"logo"}), is_whole=False)
    changed = revise.revise(propose, signature)
    logo_sheets.lay_out_past(catalogues.read(signature.effective_on))
    return changed


def matched(catalogue: Catalogue) -> Matched:
    """How the files in `catalogue` meet its items."""
    files = catalogue.of(LogoFile)
    wanted = {slug: card.details.logo for slug, card in catalogue.cards.items() if card.details.logo}
    used = set(wanted.values())
    return Matched(
        shown=sum(name in files for name in wanted.values()),
        missing={slug: name for slug, name in sorted(wanted.items()) if name not in files},
        unused=tuple(sorted(files.keys() - used)),
    )


def _named(files: Files) -> Delivered:
    """The files by their names alone, as a landscape knows them."""
    if files.errors:
        return Delivered(errors=files.errors)
    found = Delivered()
    for file in files.files:
        name = file.path.rpartition("/")[2]
        if name in found.contents:
            sentence = "a file of this name is in another folder already, and that one counts"
            found.left_out.append(Problem(0, file.path, sentence, is_error=False))
        elif len(name) > NAME_LENGTH:
            sentence = f"its name has more than {NAME_LENGTH} characters"
            found.left_out.append(Problem(0, file.path, sentence, is_error=False))
        else:
            found.contents[name] = file.content
    if not found.contents:
        sentence = "there is no SVG here, nor any other picture"
        return Delivered(errors=(Problem(0, "", sentence, is_error=True),))
    return found


def _kept(one: Made, fingerprint: str) -> LogoFile:
    svg = one.svg.encode()
    logo, _ = Logo.objects.get_or_create(
        digest=hashlib.sha256(svg).hexdigest(),
        # Without a time in it, equal drawings are equal bytes.
        defaults={"svg": gzip.compress(svg, mtime=0), "png": one.png, "is_light": one.is_light},
    )
    LogoDelivery.objects.get_or_create(
        fingerprint=fingerprint, defaults={"logo": logo, "left_out": list(one.left_out)}
    )
    return _file(logo)


def _file(logo: Logo) -> LogoFile:
    return LogoFile(logo.digest, logo.is_light, len(logo.svg))


def _take(gathered: Gathered, name: str, file: LogoFile, left_out: "list[str] | tuple[str, ...]") -> None:
    gathered.files[name] = file
    gathered.warnings += [Problem(0, name, f"{word} was left out", is_error=False) for word in left_out]
