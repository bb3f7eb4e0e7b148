"""What the files of certified Kubernetes and of AI conformance share: where they lie, and how they are read.

Both repositories hold one `vX.Y/<product>/PRODUCT.yaml` a certification. A file that cannot be read costs
that certification and no other, so its problems are kept apart from those that forbid loading.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from landscape.catalogue import NAME_LENGTH
from landscape.certified import Certified, KubernetesVersion, Unread
from landscape.intake import archive
from landscape.intake.archive import File, Files
from landscape.intake.mail import without_mail
from landscape.intake.nodes import Fields, Text, Unreadable, tree
from landscape.intake.records import Problem, Problems, shown

PRODUCT_FILE = "PRODUCT.yaml"
MOST_FOLDERS = 2000  # 356 in 24 versions; every one is compared with every other
# In 37 of 2,383 files the name is spelt otherwise or the folder stands inside itself; archives made of a
# repository have a folder of its name around all.
_PLACE = re.compile(
    r"(?:[^/]+/)?v(?P<kubernetes>\d{1,2}\.(?:0|[1-9]\d{0,2}))/(?P<folder>[^/]+)/(?:[^/]+/)?product\.ya?ml",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Reading[Entry: Certified]:
    """Certifications by version and folder, and all that is wrong, by file and line.

    `errors` forbid loading. `left_out` are why single files were not read, `unread` which ones those are;
    `warnings` cost a value.
    """

    records: tuple[Entry, ...] = ()
    unread: tuple[Unread, ...] = ()
    errors: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a certification's file lies: `path` whole, the rest taken from it."""

    path: str
    kubernetes: KubernetesVersion
    folder: str


def delivered(place: str) -> Files:
    """The product files in the folder, tar archive (plain, gz or xz) or address `place`."""
    return archive.files(place, _PLACE)


def read[Entry: Certified](
    files: Files, entry: Callable[[Fields, Place, Problems], Entry | None]
) -> Reading[Entry]:
    """What `entry` makes of every file; one with errors, or of which it makes nothing, is left out."""
    if files.errors:
        return Reading(errors=files.errors)
    placed = _placed(files)
    if len({place.folder for _, place in placed}) > MOST_FOLDERS:
        sentence = f"there are more than {MOST_FOLDERS:,} folders of products"
        return Reading(errors=(Problem(0, "", sentence, is_error=True),))
    records: list[Entry] = []
    unread: list[Unread] = []
    left_out: list[Problem] = []
    warnings: list[Problem] = []
    seen: set[tuple[KubernetesVersion, str]] = set()
    for file, place in sorted(placed, key=lambda pair: (pair[1].kubernetes, pair[1].path)):
        problems = Problems()
        record = _record(file, place, problems, entry)
        if (place.kubernetes, place.folder) in seen:
            sentence = f"the folder {shown(place.folder)} has a product file already; both are kept"
            problems.warning(0, place.path, sentence)
        seen.add((place.kubernetes, place.folder))
        found = problems.found()
        if any(problem.is_error for problem in found) or record is None:
            unread.append(Unread(place.kubernetes, place.folder))
            left_out += [replace(problem, is_error=False) for problem in found if problem.is_error]
        else:
            records.append(record)
        warnings += [problem for problem in found if not problem.is_error]
    errors: tuple[Problem, ...] = ()
    if not records:
        sentence = f"there is no vX.Y/<product>/{PRODUCT_FILE} that could be read"
        errors = (Problem(0, "", sentence, is_error=True),)
    return Reading(tuple(records), tuple(unread), errors, tuple(left_out), tuple(warnings))


class Sheet:
    """One mapping of a file, its keys told by `words` whether they are written a_key or aKey.

    `words` has every known spelling in lower case without underscores, and what it stands for.
    """

    def __init__(self, fields: Fields, path: str, problems: Problems, words: Mapping[str, str]) -> None:
        self.line = fields.line
        self._path = path
        self._problems = problems
        self._nodes: dict[str, tuple[str, Text]] = {}
        for key, node in fields.fields.items():
            word = words.get(key.replace("_", "").lower())
            if word is None:
                problems.warning(node.line, path, f"the key {shown(key)} is not known")
            elif not isinstance(node, Text):
                problems.error(node.line, f"{path} / {key}", "a text is expected here")
            elif word in self._nodes:
                first = self._nodes[word][0]
                sentence = f"the keys {shown(first)} and {shown(key)} say the same; the first one counts"
                problems.warning(node.line, path, sentence)
            else:
                self._nodes[word] = (key, node)

    def line_of(self, word: str) -> int:
        """Where the value stands, or the mapping where there is none."""
        return self._nodes[word][1].line if word in self._nodes else self.line

    def text(self, word: str) -> str:
        """A text of any length, "" where there is none, without e-mail addresses."""
        key, node = self._nodes.get(word, (word, None))
        path = f"{self._path} / {key}"
        return self._problems.text(node, path)

    def name(self, word: str, *, is_needed: bool = False) -> str:
        """A text of one line and a name's length; its absence is an error where it is needed."""
        name = " ".join(self.text(word).split())
        if len(name) > NAME_LENGTH:
            sentence = f"the {word} has {len(name):,} characters; at most {NAME_LENGTH} are kept"
            self._problems.error(self.line_of(word), self._path, sentence)
        if is_needed and not name:
            self._problems.error(self.line_of(word), self._path, f"the {word} is missing")
        return name

    def address(self, word: str) -> str:
        """An http or https address; anything else is dropped with a warning."""
        key, node = self._nodes.get(word, (word, None))
        path = f"{self._path} / {key}"
        if node is not None and without_mail(node.text) != node.text:
            self._problems.warning(node.line, path, "an e-mail address instead of a link, or in it; dropped")
            return ""
        return self._problems.address(node, path)


def _placed(files: Files) -> list[tuple[File, Place]]:
    placed = []
    for file in files.files:
        found = _PLACE.fullmatch(file.path)
        assert found is not None, "only such files were asked for"
        kubernetes = KubernetesVersion.parse(found["kubernetes"])
        placed.append((file, Place(file.path, kubernetes, found["folder"])))
    return placed


def _record[Entry: Certified](
    file: File,
    place: Place,
    problems: Problems,
    entry: Callable[[Fields, Place, Problems], Entry | None],
) -> Entry | None:
    name = file.path.rpartition("/")[2]
    if name != PRODUCT_FILE:
        problems.warning(
            0, file.path, f"the file is called {name} instead of {PRODUCT_FILE}; read all the same"
        )
    try:
        root = tree(file.content)
    except Unreadable as refusal:
        problems.error(refusal.line, file.path, str(refusal))
        return None
    fields = problems.fields(root, file.path)
    if fields is None:
        if isinstance(root, Text) and root.is_none:
            problems.error(root.line, file.path, "the file is empty")
        return None
    return entry(fields, place, problems)
