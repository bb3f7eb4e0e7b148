"""Things beside each other: what differs, and what programs read."""

import json

from landscape import side_by_side
from landscape.side_by_side import Column, Fact, Part, Table, Word

SAME = Fact("place", "Place", ((Word("Runtime"),), (Word("Runtime", "/other/page"),)))
OTHER = Fact("level", "Level", ((Word("=SUM(A1)"), Word("b", plain="b!")), ()))
TABLE = Table(
    (Column("rook", "Rook", "/items/rook"), Column("ceph", "Ceph", "/items/ceph")),
    (Part("One", (SAME,)), Part("Two", (SAME, OTHER))),
)


def test_answers_that_read_the_same_are_the_same_wherever_they_lead() -> None:
    assert [fact.differs for fact in TABLE.facts] == [False, False, True]
    assert TABLE.alike == 2


def test_of_what_differs_alone_a_part_without_facts_is_left_out() -> None:
    assert TABLE.only_differing() == Table(TABLE.columns, (Part("Two", (OTHER,)),))


def test_facts_that_nobody_says_are_left_out() -> None:
    silent = Fact("licence", "Licence", ((), ()))

    assert side_by_side.part("One", [silent, SAME]) == Part("One", (SAME,))


def test_csv_has_a_line_for_each_fact_and_runs_no_formula() -> None:
    assert side_by_side.as_csv(TABLE).decode().splitlines() == [
        "fact,differs,rook,ceph",
        "place,false,Runtime,Runtime",
        "place,false,Runtime,Runtime",
        "level,true,'=SUM(A1); b!,",
    ]


def test_json_has_columns_and_answers_in_their_order() -> None:
    found = json.loads(side_by_side.as_json(TABLE.only_differing()))

    assert found == {
        "columns": [{"slug": "rook", "name": "Rook"}, {"slug": "ceph", "name": "Ceph"}],
        "facts": [{"key": "level", "title": "Level", "differs": True, "answers": [["=SUM(A1)", "b!"], []]}],
    }
