"""What a project says of itself in project.yaml, and what is wrong with it."""

from datetime import date

import pytest

from landscape.catalogue import Step
from landscape.intake import project_yaml
from landscape.projects import LoggedMove, ProjectFile, ProjectRepository, ReportedAudit
from tests.landscape.sources import told

ROOK = b"""
schema_version: "1.0.0"
slug: rook
name: Rook
description: Keeps data. Ask jo@example.org
type: project
project_lead: ["@jo-doe", rook/leads]
slack_channels:
  - {name: "#rook", workspace: cncf, link: https://slack.example.org/rook, primary: true}
maturity_log:
  - {phase: sandbox, date: "2018-01-29T00:00:00Z", issue: https://github.com/cncf/toc/pull/57}
  - {phase: graduated, date: "2020-10-07T23:30:00-05:00", issue: https://github.com/cncf/toc/pull/5}
repositories:
  - https://github.com/Rook/rook
  - {url: https://github.com/rook/kit, tags: [tool, core], primary: true}
website: https://rook.example.org
artwork: https://example.org/artwork
social: {twitter: https://twitter.com/rook}
mailing_lists: [rook-dev@lists.example.org, https://lists.example.org/g/rook]
adopters: {path: https://github.com/rook/rook/blob/main/ADOPTERS.md}
audits:
  - {date: 2019-12-01, type: security, url: https://example.org/audit.pdf}
package_managers: {docker: [rook/a, rook/b], npm: rook}
security:
  policy: {path: SECURITY.md}
  contact: {email: security@example.org, advisory_url: https://github.com/rook/rook/security/advisories/new}
governance:
  maintainer_lifecycle:
    onboarding_doc: {path: docs/onboarding.md}
    mentoring_program: [https://example.org/mentoring]
legal:
  identity_type: {has_dco: true, has_cla: false}
landscape: {category: Runtime, subcategory: Cloud Native Storage}
"""


def test_a_project_is_read_whole_without_addresses_of_people() -> None:
    found = project_yaml.read(ROOK)

    assert told(found) == []
    assert found.things == (
        ProjectFile(
            slug="rook",
            name="Rook",
            description="Keeps data. Ask",
            kind="project",
            homepage="https://rook.example.org",
            leads=("jo-doe", "rook/leads"),
            moves=(
                LoggedMove(Step.ACCEPTED, date(2018, 1, 29), "https://github.com/cncf/toc/pull/57"),
                LoggedMove(Step.GRADUATED, date(2020, 10, 8), "https://github.com/cncf/toc/pull/5"),
            ),
            repositories=(
                ProjectRepository("rook/rook"),
                ProjectRepository("rook/kit", is_primary=True, tags=("core", "tool")),
            ),
            links=(
                ("artwork", "https://example.org/artwork"),
                ("twitter", "https://twitter.com/rook"),
                ("slack", "https://slack.example.org/rook"),
                ("mailing-list", "https://lists.example.org/g/rook"),
            ),
            audits=(ReportedAudit(date(2019, 12, 1), "security", "https://example.org/audit.pdf"),),
            documents=(
                ("adopters", "https://github.com/rook/rook/blob/main/ADOPTERS.md"),
                ("security / policy", "SECURITY.md"),
                ("security / contact / advisory_url", "https://github.com/rook/rook/security/advisories/new"),
                ("governance / maintainer_lifecycle / onboarding_doc", "docs/onboarding.md"),
                ("governance / maintainer_lifecycle / mentoring_program", "https://example.org/mentoring"),
            ),
            packages=(("docker", "rook/a"), ("docker", "rook/b"), ("npm", "rook")),
            agreements=("dco",),
            category="Runtime",
            subcategory="Cloud Native Storage",
        ),
    )


LEAST = """\
schema_version: 1.0.0
slug: rook
name: Rook
description: Keeps data.
maturity_log: [{phase: sandbox, date: 2018-01-29, issue: https://example.org/1}]
repositories: [https://github.com/rook/rook]
"""


def least(*, without: str = "", **fields: str) -> bytes:
    """The least that is valid, in which `fields` are added or replace a line."""
    lines = [line for line in LEAST.splitlines() if line.partition(":")[0] not in {without, *fields}]
    return "\n".join([*lines, *(f"{key}: {value}" for key, value in fields.items()), ""]).encode()


def test_the_least_that_is_valid_has_no_problems() -> None:
    assert told(project_yaml.read(least())) == []


@pytest.mark.parametrize("key", ["schema_version", "slug", "name", "description"])
def test_what_is_required_is_missed(key: str) -> None:
    found = project_yaml.read(least(without=key))

    assert found.things == ()
    assert told(found) == [f"error line 1, {key}: the project has no {key}"]


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (
            b"maintainers: []\n",
            ["error line 1: this is not a project.yaml: there is no key maturity_log"],
        ),
        (
            least(schema_version="2.0.0"),
            ["error line 6, schema_version: '2.0.0' is not a schema known here; 1.0.0 is"],
        ),
        (
            least(slug="Rook_"),
            ["error line 6, slug: 'Rook_' is not made of small letters, digits and hyphens"],
        ),
        (least(maturity_log="[]"), ["error line 6, maturity_log: there is no entry in the log"]),
        (
            least(maturity_log="[{phase: grown, date: 2018-01-29}, {phase: sandbox, date: soon}]"),
            [
                (
                    "error line 6, maturity_log / phase: "
                    "'grown' is none of sandbox, incubating, graduated, archived"
                ),
                "warning line 6, maturity_log / date: 'soon' is not a day such as 2018-11-28; dropped",
                "error line 6, maturity_log / date: the day of sandbox is missing",
            ],
        ),
        (
            least(maturity_log="[{phase: sandbox, date: 2018-01-29}, {phase: incubating, date: 2018-01-28}]"),
            [
                "warning line 6, maturity_log / issue: no issue says why it became sandbox",
                "warning line 6, maturity_log / issue: no issue says why it became incubating",
                "error line 6, maturity_log: incubating on 2018-01-28 stands after accepted on 2018-01-29",
            ],
        ),
        (least(repositories="[]"), ["error line 1, repositories: the project has no repository"]),
        (
            least(repositories="[https://github.com/a/a, {url: https://github.com/A/A}, 'javascript:x']"),
            [
                "warning line 6, repositories: the repository a/a comes again; counted once",
                "warning line 6, repositories / url: 'javascript:x' is not an http or https address; dropped",
            ],
        ),
        (
            least(
                repositories="[{url: https://github.com/a/a, primary: true},"
                " {url: https://github.com/b/b, primary: true}]"
            ),
            ["error line 6, repositories: more than one repository is the primary one"],
        ),
        (
            least(project_lead="a b"),
            ["warning line 7, project_lead: 'a b' is neither a GitHub handle nor a team; dropped"],
        ),
        (least(web_site="a"), ["warning line 7: the key 'web_site' is not known"]),
        (
            least(audits="[{date: 2019-01-01, type: security}]"),
            ["warning line 7, audits: an audit needs date, type and url; left out"],
        ),
        (
            least(security="{policy: {path: ../../etc/passwd}, threat_model: {path: 'javascript:x'}}"),
            [
                "warning line 7, security / policy: '../../etc/passwd' leads out of the repository; dropped",
                (
                    "warning line 7, security / threat_model: "
                    "'javascript:x' is not an http or https address; dropped"
                ),
            ],
        ),
        (
            least(governance="{governor: {path: a}, contributing: {file: a}, code_of_conduct: CODE.md}"),
            [
                "warning line 7, governance: the key 'governor' is not known",
                "warning line 7, governance / contributing: the key 'file' is not known",
                "error line 7, governance / code_of_conduct: keys with values are expected here",
            ],
        ),
        (
            least(legal="{identity_type: {has_dco: perhaps}}"),
            ["warning line 7, legal / identity_type: 'perhaps' is neither true nor false; read as false"],
        ),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_what_is_wrong_is_said_with_its_line_and_path(content: bytes, sentences: list[str]) -> None:
    assert told(project_yaml.read(content)) == sentences
