"""What an item says of itself beside its name: for whom it is, its audits, its links, its further facts."""

from collections.abc import Iterable
from dataclasses import dataclass

from landscape import links
from landscape.catalogue import Card
from landscape.details import Audit, Details
from landscape.templatetags.figures import day

_TRAININGS = {
    "cka": "Certified Kubernetes Administrator",
    "ckad": "Certified Kubernetes Application Developer",
    "cks": "Certified Kubernetes Security Specialist",
    "kcna": "Kubernetes and Cloud Native Associate",
    "kcsa": "Kubernetes and Cloud Native Security Associate",
}


@dataclass(frozen=True, slots=True)
class Named:
    """An address and what it is called; `said` is what is written for the address."""

    title: str
    url: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what is known; `url` is "" where it leads nowhere."""

    title: str
    text: str
    url: str = ""


def shown(card: Card) -> dict[str, object]:
    """The parts of the page that are the item's own."""
    return {
        "said": _said(card.details),
        "personas": card.details.summary.personas,
        "topics": card.details.summary.tags,
        "audits": _audits(card.details.audits),
        "facts": _facts(card),
        "links": _links(card),
    }


def _said(details: Details) -> list[Fact]:
    """What a project tells people who choose, in the order they ask."""
    summary = details.summary
    told = (
        ("What for", summary.use_case),
        ("What a business gains", summary.business_use_case),
        ("Works with", summary.integrations),
        ("Releases", summary.release_rate),
    )
    return [Fact(title, text) for title, text in told if text]


def _audits(audits: Iterable[Audit]) -> list[Audit]:
    return sorted(audits, key=lambda audit: (audit.audited_on, audit.kind, audit.vendor), reverse=True)


def _facts(card: Card) -> list[Fact]:
    details = card.details
    open_source = {True: "open source", False: "not open source"}
    review = next((link.url for link in card.links if link.kind == "annual-review"), "")
    told = (
        Fact("Licence", details.licence),
        Fact(
            "Source",
            open_source.get(details.is_open_source, "") if details.is_open_source is not None else "",
        ),
        Fact("Specification", "a specification, not a program" if details.is_specification else ""),
        Fact("Member since", day(details.joined_on) if details.joined_on else ""),
        Fact("End user", "uses cloud native software and sells none" if details.is_end_user else ""),
        Fact("Annual review", day(details.annual_review_on) if details.annual_review_on else "", review),
        Fact("Talks in", details.chat_channel),
        Fact(
            "Prepares for",
            _listed(_TRAININGS.get(word, word.upper()) for word in details.training_certifications),
        ),
        Fact("Teaches", _listed(details.training_types)),
        Fact("Also known as", _listed(sorted(card.aliases - {card.name}, key=str.casefold))),
    )
    return [fact for fact in told if fact.text]


def _links(card: Card) -> list[Named]:
    """All of an item's addresses by what they are called, those its owners named last."""
    listed = sorted(card.links, key=lambda one: (*links.place(one.kind), one.url))
    found = [Named(links.titled(one.kind), one.url, links.plain(one.url)) for one in listed]
    found += [Named(one.name, one.url, links.plain(one.url)) for one in card.details.other_links]
    return list({one.url: one for one in reversed(found)}.values())[::-1]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
