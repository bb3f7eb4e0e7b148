"""The pages of the catalogue: how good Lighthouse finds them, what they weigh, how long readers wait."""

import gzip
import itertools
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench import audits, figures, machine, readers, site
from bench.figures import Figure, Result
from bench.readers import Crowd

NAME = "pages"
METHOD = """\
A site of its own with CNCF's landscape of 2026-08-07, groups, guide and certifications: gunicorn with the
two processes of four threads that `make run` gives it, an embedded PostgreSQL, all in a temporary folder,
on loopback; readers, browser, site and database share the machine's cores.

Lighthouse 12.2.3, headless Chromium, its own simulation of a phone on a slow network (1.6 Mbit/s, 150 ms)
and of a processor four times slower; each page three times, the median of each category. What a first visit
transfers is what that browser received, everything included; landscape2's figures are those of its build as
studied in 2026: script, base data and full data, compressed, without style sheets and logos.

Of one reader: 12 seconds of requests in turn over 40 selections of the explorer (tabs, forms, facets,
words), no answer kept anywhere, the page whole and compressed, by the clock of the reader.

Of fifty readers: each over a connection of its own, going through the same 40 selections, each a different
one at a time. "One after the other" is without any pause, the most that fifty can ask; "a page a second"
waits a second between an answer and the next question. With ETag, each reader has every page already and
asks whether it is still good: the site answers 304."""

_PAGES = {
    "home": "/",
    "explorer": "/landscape",
    "item": "/items/kubernetes",
    "matrix": "/certifications",
}
_LEAST_SCORE = 95
_READERS = 50
_SECONDS = 12.0
# Its main script, the data in its page and the data it fetches right after, as in the reference study.
_LANDSCAPE2_KB = {
    "landscape2: script": 292.0,
    "landscape2: data in the page": 141.0,
    "landscape2: full.json": 650.0,
}


def measure(folder: Path) -> Result:
    """All figures, from a site made in `folder`."""
    audits.bring()
    with site.site(folder / "home") as address:
        found = (*_audited(address, folder), *_sizes(address), *_alone(address), *_together(address))
    return Result(NAME, machine.commit(), machine.description(), found)


def selections() -> list[str]:
    """Forty ways to look at the explorer, no two alike."""
    tabs = ("", "tab=members", "tab=ai-native", "tab=all")
    choices = (
        "",
        "maturity=graduated",
        "maturity=incubating,sandbox",
        "audited=yes",
        "q=database",
        "accepted=2020",
        "end-user=yes",
        "repository=public",
        "view=cards",
        "view=table",
    )
    return [_address(*pair) for pair in itertools.product(tabs, choices)]


def _address(*words: str) -> str:
    """The explorer asked with `words`, in the order in which it writes them itself: nobody is led on."""
    said = "&".join(sorted(filter(None, words), key=lambda word: (word.startswith(("tab=", "view=")), word)))
    return f"/landscape?{said}" if said else "/landscape"


def _audited(address: str, folder: Path) -> Iterator[Figure]:
    for name, path in _PAGES.items():
        found = audits.audit(f"{address}{path}", folder / name)
        for category, score in found.scores.items():
            lost = f"; points lost by {', '.join(found.amiss[category])}" if found.amiss[category] else ""
            yield Figure(f"Lighthouse, {name}: {category}{lost}", score, "points", _LEAST_SCORE)
        weight = figures.rounded(found.transferred / 1000)
        if name == "explorer":
            yield Figure(f"transferred by a first visit, {name}", weight, "kB", 100, _LANDSCAPE2_KB)
        else:
            yield Figure(f"transferred by a first visit, {name}", weight, "kB")


def _sizes(address: str) -> Iterator[Figure]:
    content = _fetched(f"{address}{_PAGES['item']}")
    yield Figure("the item page of Kubernetes, unpacked", figures.rounded(len(content) / 1000), "kB", 50)


def _alone(address: str) -> Iterator[Figure]:
    """One reader, after each process of the site has met the catalogue."""
    readers.read(address, selections(), Crowd(readers=8, seconds=5))
    heard = readers.read(address, selections(), Crowd(readers=1, seconds=_SECONDS))
    for share, budget in ((0.5, None), (0.95, 100)):
        waited = figures.rounded(1000 * readers.percentile(heard.seconds, share))
        yield Figure(
            f"one reader of the explorer, any selection, {share:.0%} of answers within", waited, "ms", budget
        )


def _together(address: str) -> Iterator[Figure]:
    for knows_etags, budget in ((False, 300), (True, 30)):
        state = "with ETag" if knows_etags else "uncached"
        for pause, manner in ((1.0, "a page a second each"), (0.0, "one after the other")):
            crowd = Crowd(readers=_READERS, seconds=_SECONDS, pause_seconds=pause, knows_etags=knows_etags)
            heard = readers.read(address, selections(), crowd)
            if knows_etags and heard.statuses[304] < len(heard.seconds):
                raise RuntimeError(f"not all was answered with 304, but so: {dict(heard.statuses)}")
            waited = figures.rounded(1000 * readers.percentile(heard.seconds, 0.95))
            what = f"{_READERS} readers of the explorer, {state}, {manner}: 95% of answers within"
            asked = figures.rounded(len(heard.seconds) / heard.took)
            yield Figure(what, waited, "ms", budget, {"answers a second": asked})


def _fetched(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own server
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - the same
        content: bytes = answer.read()
    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
