"""Who maintains a project by its own maintainers.yaml, and what is wrong with it."""

import pytest

from landscape.intake import maintainers_yaml
from landscape.projects import Roster, Team
from tests.landscape.sources import told


def test_the_teams_of_a_project_are_read_in_their_order() -> None:
    found = maintainers_yaml.read(
        b"maintainers:\n"
        b"- project_id: rook\n"
        b"  org: rook\n"
        b"  teams:\n"
        b"  - {name: project-maintainers, members: ['@jo-doe', Ann]}\n"
        b"  - {name: docs, members: []}\n"
        b"- project_id: crow\n"
        b"  teams: [{name: crow-leads, managed: true, members: [kim]}]\n"
    )

    assert told(found) == []
    assert found.things == (
        Roster(
            line=2,
            project="rook",
            organisation="rook",
            teams=(Team("project-maintainers", ("jo-doe", "Ann")), Team("docs", ())),
        ),
        Roster(line=7, project="crow", teams=(Team("crow-leads", ("kim",)),)),
    )


def one(teams: str) -> bytes:
    return f"maintainers:\n- project_id: rook\n  teams: {teams}\n".encode()


GOOD = "{name: project-maintainers, members: [jo]}"


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (b"a: b\n", ["error line 1: this is not a maintainers.yaml: there is no key maintainers"]),
        (b"maintainers: []\n", ["error line 1, maintainers: there is no project in this file"]),
        (b"maintainers: [{teams: []}]\n", ["error line 1, maintainers: an entry has no project_id"]),
        (
            one("[{name: docs, members: [jo]}]"),
            ["error line 2, maintainers / rook: there is no team project-maintainers with members"],
        ),
        (
            one("[{name: project-maintainers, members: ['<script>', 'jo@example.org']}]"),
            [
                "error line 2, maintainers / rook: there is no team project-maintainers with members",
                (
                    "warning line 3, maintainers / rook / project-maintainers: "
                    "'<script>' cannot be a GitHub handle; dropped"
                ),
            ],
        ),
        (
            one("[{name: project-maintainers, members: [jo, '@JO']}]"),
            ["warning line 3, maintainers / rook / project-maintainers: 'JO' is listed twice; counted once"],
        ),
        (
            one(f"[{GOOD}, {GOOD}]"),
            ["error line 3, maintainers / rook / teams: the team 'project-maintainers' comes again"],
        ),
        (
            one(f"[{GOOD}]") + b"- {project_id: rook, teams: [" + GOOD.encode() + b"]}\n",
            ["error line 4, maintainers: the project 'rook' comes again"],
        ),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_what_is_wrong_is_said_with_its_line_and_path(content: bytes, sentences: list[str]) -> None:
    assert told(maintainers_yaml.read(content)) == sentences
