"""What this installation's pages are made of, in a word: it differs where a page might."""

from hashlib import blake2b
from pathlib import Path

_PARTS = {
    "config": "**/*.py",
    "devstats": "**/*.py",
    "landscape": "**/*.py",
    "templates": "**/*",
    "static": "**/*",
}


def digest(root: Path) -> str:
    """A digest of the program's own files below `root`: the same in every process of one installation."""
    found = blake2b(digest_size=6)
    for folder, pattern in _PARTS.items():
        for path in sorted((root / folder).glob(pattern)):
            if path.is_file():
                found.update(str(path.relative_to(root)).encode())
                found.update(path.read_bytes())
    return found.hexdigest()
