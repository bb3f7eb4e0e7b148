"""What the kinds of link are called, and addresses as people read them."""

_TITLES = {
    "annual-review": "Annual review",
    "artwork": "Artwork",
    "best-practices": "OpenSSF best practices",
    "bluesky": "Bluesky",
    "crunchbase": "Crunchbase",
    "dev-stats": "DevStats",
    "docker": "Docker Hub",
    "github-discussions": "GitHub discussions",
    "linkedin": "LinkedIn",
    "package-manager": "Packages",
    "stack-overflow": "Stack Overflow",
    "summary-intro": "Introduction (video)",
    "twitter": "X (Twitter)",
    "youtube": "YouTube",
}

# What one reads before one talks, then where one talks, then what is about it; all others between by name.
_FIRST = ("documentation", "repository", "summary-intro", "blog", "package-manager")
_LAST = ("artwork", "annual-review", "best-practices", "dev-stats", "crunchbase", "funding")


def titled(kind: str) -> str:
    """What a link of this kind is called."""
    return _TITLES.get(kind) or kind.replace("-", " ").capitalize()


def place(kind: str) -> tuple[int, str]:
    """Where a kind stands among the links of an item."""
    if kind in _FIRST:
        return _FIRST.index(kind) - len(_FIRST), kind
    return (_LAST.index(kind) + 1 if kind in _LAST else 0), kind


def plain(url: str) -> str:
    """The address without what every address has."""
    bare = url.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return bare.removesuffix("/")
