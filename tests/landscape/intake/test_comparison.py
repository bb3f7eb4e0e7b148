"""Details of an item from several sources, each believed by itself."""

from landscape.catalogue import Card, Catalogue, Source
from landscape.details import Details, Summary
from landscape.intake import comparison
from landscape.intake.records import Reading, Record

SHELF = ("runtime", "storage")


def said(catalogue: Catalogue, details: Details, source: Source) -> Catalogue:
    """The catalogue once `source` has said these details of Rook, and nothing else."""
    record = Record(line=1, name="Rook", shelf=SHELF, details=details)
    return comparison.proposal(Reading(records=(record,)), catalogue, source=source, confirmed={})


def rook(catalogue: Catalogue) -> Card:
    return catalogue.cards["rook"]


OURS = Details(licence="MIT", logo="ours.svg")
THEIRS = Details(logo="theirs.svg", is_open_source=False, summary=Summary(use_case="Storage."))


def test_each_detail_is_that_of_the_most_trusted_source_in_either_order() -> None:
    ours_first = said(said(Catalogue(), OURS, Source.NOVEMBER_2018), THEIRS, Source.LANDSCAPE)
    theirs_first = said(said(Catalogue(), THEIRS, Source.LANDSCAPE), OURS, Source.NOVEMBER_2018)

    wanted = Details(
        licence="MIT", logo="theirs.svg", is_open_source=False, summary=Summary(use_case="Storage.")
    )
    assert rook(ours_first).details == rook(theirs_first).details == wanted
    told = {
        field: rook(ours_first).said_by[field] for field in ("licence", "logo", "is_open_source", "summary")
    }
    assert told == {
        "licence": Source.NOVEMBER_2018,
        "logo": Source.LANDSCAPE,
        "is_open_source": Source.LANDSCAPE,
        "summary": Source.LANDSCAPE,
    }


def test_a_detail_that_its_source_says_no_more_is_gone_with_its_source() -> None:
    before = said(Catalogue(), THEIRS, Source.LANDSCAPE)

    after = said(before, Details(logo="new.svg"), Source.LANDSCAPE)

    assert rook(after).details == Details(logo="new.svg")
    assert rook(after).said_by.keys() == {"name", "shelf", "maturity", "logo"}


def test_saying_the_same_again_changes_nothing() -> None:
    before = said(Catalogue(), THEIRS, Source.LANDSCAPE)

    assert said(before, THEIRS, Source.LANDSCAPE) == before
