import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from devstats import rollups
from tests.worlds.lighthouse import a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db

WEEK = ("--from", "2017-07-03", "--to", "2017-07-10")


@pytest.fixture(autouse=True)
def _a_week() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()


def ask(*words: str) -> str:
    written = StringIO()
    call_command("ask", *words, stdout=written)
    return written.getvalue()


def test_an_answer_is_a_table_its_parts_and_what_is_missing() -> None:
    told = ask("all", "pulls-merged", *WEEK, "--by", "repository", "--compare", "previous")

    assert (
        told
        == """\
Pull requests merged (pull requests) of All repositories, 3–9 July 2017, every day

2017-07-03  0
2017-07-04  1
2017-07-05  0
2017-07-06  0
2017-07-07  1
2017-07-08  0
2017-07-09  –
total       2

26 June – 2 July 2017  –

by repository:
lighthouse/keeper  1
lighthouse/lamp    1

86 % of 168 hours harvested
  2017-07-09T00:00:00Z to 2017-07-10T00:00:00Z: not harvested
"""
    )


def test_durations_are_told_in_their_units_with_the_number_of_samples() -> None:
    told = ask("all", "time-to-merge", *WEEK, "--every", "week")

    assert told.splitlines()[2:4] == ["2017-07-03  1.5 d  of 2", "total       1.5 d  of 2"]


def test_a_long_split_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("devstats.management.commands.ask._MOST_LINES", 1)

    assert "by person:\nada  6\nand 2 more (--json has all)" in ask(
        "all", "devstats-contributions", *WEEK, "--by", "person"
    )


def test_a_window_of_which_nothing_was_due_yet_says_so() -> None:
    assert ask("all", "pushes", "--from", "now+1d", "--to", "now+2d").endswith(
        "nothing was due to be harvested in this window yet\n"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("all", "pushes", "--from", "yesterday"), "cannot read 'yesterday'"),
        (("all", "pushes", "--every", "fortnight"), "cannot read the grain 'fortnight'"),
        (("all", "pushes", "--bots", "maybe"), "cannot read bots='maybe'"),
        (("all", "pushes", "--by", "company"), "cannot read by='company'"),
        (("galaxy", "pushes"), "cannot read the scope 'galaxy'"),
        (("all", "shoves"), "no metric 'shoves' is known"),
        (("repository/a/b", "pushes"), "no repository 'a/b' is known here"),
    ],
)
def test_what_is_not_understood_or_not_known_is_one_sentence(words: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError) as caught:
        ask(*words)

    assert str(caught.value).startswith(sentence)
    assert caught.value.returncode == 1


def test_a_machine_is_told_as_json_what_is_not_understood() -> None:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("ask", "all", "shoves", "--json", stdout=out)

    assert json.loads(out.getvalue())["error"].startswith("no metric 'shoves' is known")
