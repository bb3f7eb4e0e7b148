"""Facts about the repository itself: what its files must and must not hold."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.places import ROOT

# Spelt in pieces, so that this file does not find itself.
_REGISTRIES = re.compile(
    "|".join(["files.python" + "hosted", "pypi" + r"\.org", "registry.npm" + "js", "deb.deb" + "ian"])
)
_MACHINE_PATHS = re.compile("(?<![a-z.])/" + "(?:work|root|farm)/")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}")
# Domains set aside for examples (RFC 2606) reach nobody.
_EXAMPLE = re.compile(r"@(?:[a-z0-9-]+\.)*(?:example(?:\.(?:com|org|net))?|invalid|test|localhost)$")


def _tracked(pattern: str = "*") -> Iterator[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in listing.stdout.split("\0"):
        if name and (path := ROOT / name).is_file():
            yield path


def _lines(paths: Iterator[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        if path.suffix in {".png", ".gz"}:
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
            yield f"{path.relative_to(ROOT)}:{number}", line


def test_no_file_names_a_package_registry() -> None:
    found = [place for place, line in _lines(_tracked()) if _REGISTRIES.search(line)]

    assert found == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [place for place, line in _lines(_tracked()) if _MACHINE_PATHS.search(line)]

    assert found == []


def test_no_file_holds_an_address_of_a_person() -> None:
    found = [
        (place, match)
        for place, line in _lines(_tracked())
        for match in _ADDRESS.findall(line)
        if not _EXAMPLE.search(match.lower())
    ]

    assert found == []


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in _tracked("*.py")
        if "migrations" not in path.parts
    }

    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_no_script_is_longer_than_150_lines() -> None:
    lengths = {path.name: len(path.read_text().splitlines()) for path in _tracked("static/js/*.js")}

    assert {name: length for name, length in lengths.items() if length > 150} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    banned = {"utils", "helpers", "common", "info", "data", "misc"}

    found = [
        str(path) for path in _tracked("*.py") if banned & {path.stem, *path.relative_to(ROOT).parent.parts}
    ]

    assert found == []


def test_every_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]

    silent = [name for name in named if not re.search(re.escape(f'"{name}",') + r"\s+# \S", text)]

    assert silent == []


def test_every_lock_has_hashes_and_no_addresses() -> None:
    locks = {path.name: path.read_text() for path in _tracked("requirements/*.txt")}

    assert locks
    for text in locks.values():
        pins = re.findall(r"^[a-z0-9._-]+(?:\[[a-z,]+\])?==\S+.*\\$", text, flags=re.MULTILINE)
        assert len(pins) == len(re.findall(r"^[a-z0-9]", text, flags=re.MULTILINE))
        assert "://" not in text


def test_every_variable_that_is_read_is_explained() -> None:
    read: set[str] = set()
    for path in [*_tracked("config/*.py"), *_tracked("Makefile"), ROOT / "docker-compose.yml"]:
        read |= set(
            re.findall(r"\b(PERIPLUS_[A-Z_]+|DATABASE_URL|REDIS_URL|POSTGRES_PASSWORD)\b", path.read_text())
        )

    explained = set(re.findall(r"\b[A-Z][A-Z_]+\b", (ROOT / ".env.example").read_text()))

    assert sorted(read - explained) == []


def test_the_readme_and_the_example_explain_the_same_variables() -> None:
    example = re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE)
    readme = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), flags=re.MULTILINE)

    assert sorted(readme) == sorted(example)


def test_every_place_the_readme_names_is_there() -> None:
    places = re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text())

    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_verbs_of_the_makefile_say_what_they_do() -> None:
    said = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout

    verbs = [line.split()[0] for line in said.splitlines()]

    assert verbs == ["help", "setup", "run", "test", "check", "bench", "docs", "lock"]
