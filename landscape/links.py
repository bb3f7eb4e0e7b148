"""What the kinds of link are called, and addresses as people read them."""

from urllib.parse import urlsplit

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
    "stack-overflow": "Stack Overflow",
    "summary-intro": "Introduction (video)",
    "twitter": "X (Twitter)",
    "youtube": "YouTube",
}

_REGISTRIES = {
    "npmjs.com": "npm",
    "pypi.org": "PyPI",
    "crates.io": "crates.io",
    "metacpan.org": "CPAN",
    "rubygems.org": "RubyGems",
    "search.maven.org": "Maven",
    "mvnrepository.com": "Maven",
    "packagist.org": "Packagist",
    "cocoapods.org": "CocoaPods",
    "nuget.org": "NuGet",
    "pub.dev": "pub.dev",
    "hex.pm": "Hex",
}

# What one reads before one talks, then where one talks, then what is about it; all others between by name.
_FIRST = ("documentation", "repository", "summary-intro", "blog", "package-manager")
_LAST = ("artwork", "annual-review", "best-practices", "dev-stats", "crunchbase", "funding")


def titled(kind: str, url: str = "") -> str:
    """What a link of this kind is called; a package's by its registry."""
    if kind == "package-manager":
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        return _REGISTRIES.get(host, "Packages")
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
