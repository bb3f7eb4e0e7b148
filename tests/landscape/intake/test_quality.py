"""Each rule of a landscape, on a file that breaks it once."""

import re
from collections import Counter

import pytest

from landscape.intake import landscape_yml
from landscape.intake.quality import Rule
from landscape.intake.records import Problem
from tests.landscape.landscapes import item, landscape, one_shelf
from tests.places import ROOT


def rook(**fields: object) -> bytes:
    return one_shelf(item("Rook", **fields))


def extra(**fields: object) -> bytes:
    return rook(extra=fields)


def two_shelves(first: dict[str, object], second: dict[str, object]) -> bytes:
    return landscape({"Runtime": {"Storage": [first]}, "Data": {"Files": [second]}})


GITHUB = "https://github.com/rook/rook"
AUDIT = {"date": "2020-01-01", "type": "security", "url": "https://example.org/a", "vendor": "T"}
SAFE = {"accepted": "2020-01-01"}

BROKEN: list[tuple[Rule, bytes, str]] = [
    (Rule.REPEATED_KEY, rook() + b"      name: Rook\n", "line 11, Runtime / Storage"),
    (Rule.UNKNOWN_KEY, rook(repu_url=GITHUB), "line 11, Runtime / Storage / Rook"),
    (Rule.UNKNOWN_KEY, extra(documentation_ul=GITHUB), "line 12, Runtime / Storage / Rook / extra"),
    (Rule.OLD_KEY, rook(slug="rook"), "line 11, Runtime / Storage / Rook"),
    (Rule.CONTROL_CHARACTERS, rook(description="a\x07b"), "line 11, Runtime / Storage / Rook / description"),
    (Rule.E_MAIL, rook(description="Ask a@example.org"), "line 11, Runtime / Storage / Rook / description"),
    (Rule.ADDRESS, rook(twitter="javascript:alert(1)"), "line 11, Runtime / Storage / Rook / twitter"),
    (Rule.DAY, rook(joined="last May"), "line 11, Runtime / Storage / Rook / joined"),
    (Rule.YES_OR_NO, rook(enduser="si"), "line 11, Runtime / Storage / Rook / enduser"),
    (Rule.NO_HOMEPAGE, one_shelf({"name": "Rook", "logo": "a.svg"}), "line 8, Runtime / Storage / Rook"),
    (
        Rule.NO_LOGO,
        one_shelf({"name": "Rook", "homepage_url": "https://example.org/"}),
        "line 8, Runtime / Storage / Rook",
    ),
    (Rule.LOGO_FILE, rook(logo="rook.png"), "line 10, Runtime / Storage / Rook / logo"),
    (Rule.LOGO_FILE, rook(logo="../rook.svg"), "line 10, Runtime / Storage / Rook / logo"),
    (
        Rule.LINK_HOST,
        rook(twitter="https://nottwitter.com/rook"),
        "line 11, Runtime / Storage / Rook / twitter",
    ),
    (
        Rule.LINK_HOST,
        extra(youtube_url="https://youtube.com.example.org/rook"),
        "line 12, Runtime / Storage / Rook / extra / youtube_url",
    ),
    (
        Rule.CRUNCHBASE,
        rook(crunchbase="https://www.crunchbase.com/person/rook"),
        "line 11, Runtime / Storage / Rook / crunchbase",
    ),
    (Rule.MATURITY, rook(project="Sandbox", extra=SAFE), "line 11, Runtime / Storage / Rook / project"),
    (Rule.MATURITY, rook(project="ripe"), "line 11, Runtime / Storage / Rook / project"),
    (
        Rule.DATES_ORDER,
        rook(project="graduated", extra={"accepted": "2020-01-02", "graduated": "2020-01-01"}),
        "line 14, Runtime / Storage / Rook / extra",
    ),
    (
        Rule.DATE_MISSING,
        one_shelf(item("Crow", project="sandbox"), item("Rook", project="sandbox", extra=SAFE)),
        "line 8, Runtime / Storage / Crow",
    ),
    (Rule.DATE_WITHOUT_LEVEL, extra(accepted="2020-01-01"), "line 8, Runtime / Storage / Rook"),
    (
        Rule.DATE_WITHOUT_LEVEL,
        rook(project="sandbox", extra={"accepted": "2020-01-01", "graduated": "2020-01-02"}),
        "line 8, Runtime / Storage / Rook",
    ),
    (
        Rule.PLAIN_HTTP,
        rook(repo_url="http://github.com/rook/rook"),
        "line 11, Runtime / Storage / Rook / repo_url",
    ),
    (
        Rule.ORGANISATION_AS_REPOSITORY,
        rook(repo_url="https://github.com/rook"),
        "line 11, Runtime / Storage / Rook / repo_url",
    ),
    (
        Rule.REPOSITORY_ELSEWHERE,
        rook(additional_repos=[{"repo_url": "https://gitlab.com/a/b"}]),
        "line 12, Runtime / Storage / Rook / additional_repos",
    ),
    (
        Rule.NOT_A_REPOSITORY,
        rook(repo_url=GITHUB + "/tree/main"),
        "line 11, Runtime / Storage / Rook / repo_url",
    ),
    (Rule.SECOND_PATH, rook(second_path=["Data / Files"]), "line 12, Runtime / Storage / Rook / second_path"),
    (
        Rule.SUMMARY_LENGTH,
        extra(summary_use_case="x" * 501),
        "line 12, Runtime / Storage / Rook / extra / summary_use_case",
    ),
    (
        Rule.AUDIT,
        extra(audits=[AUDIT, {**AUDIT, "vendor": ""}]),
        "line 17, Runtime / Storage / Rook / extra / audits",
    ),
    (
        Rule.OTHER_LINK,
        extra(other_links=[{"url": "https://example.org/"}]),
        "line 13, Runtime / Storage / Rook / extra / other_links",
    ),
    (Rule.TAG, extra(tag="TAG Storage"), "line 12, Runtime / Storage / Rook / extra / tag"),
    (Rule.LFX_SLUG, extra(lfx_slug="prometheus_del"), "line 12, Runtime / Storage / Rook / extra / lfx_slug"),
    (Rule.PRODUCT_TWICE, two_shelves(item("Rook"), item("ROOK")), "line 17, Data / Files / ROOK"),
    (
        Rule.REPOSITORY_TWICE,
        two_shelves(item("Rook", repo_url=GITHUB), item("Crow", repo_url=GITHUB + "/")),
        "line 18, Data / Files / Crow",
    ),
    (Rule.PARENT, extra(parent_project="Crow"), "line 8, Runtime / Storage / Rook"),
    (
        Rule.SHARED_SLUG,
        two_shelves(item("Rook", extra={"lfx_slug": "a"}), item("Crow", extra={"lfx_slug": "a"})),
        "line 19, Data / Files / Crow",
    ),
    (
        Rule.SHARED_SLUG,
        two_shelves(
            item("Rook", extra={"clomonitor_name": "a"}), item("Crow", extra={"clomonitor_name": "a"})
        ),
        "line 19, Data / Files / Crow",
    ),
    (Rule.ORDER, one_shelf(item("Rook"), item("Crow"), item("Auk")), "line 11, Runtime / Storage"),
    (Rule.SHELF_TWICE, rook() + landscape({"Runtime": {}})[11:], "line 11, Runtime"),
]


@pytest.mark.parametrize(("rule", "content", "place"), BROKEN, ids=lambda value: str(value)[:30])
def test_a_file_that_breaks_one_rule_is_warned_of_that_rule_alone(
    rule: Rule, content: bytes, place: str
) -> None:
    found = landscape_yml.read(content)

    assert [problem.rule for problem in found.problems] == [rule]
    assert not found.errors
    assert str(found.problems[0]).startswith(f"{place}: ")


def test_every_rule_is_among_them_or_forbids_the_import() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(Rule) - {Rule.NO_NAME, Rule.NAME_TWICE}
    nameless = landscape_yml.read(one_shelf({"homepage_url": "https://a.org"}))
    twice = landscape_yml.read(one_shelf(item("Rook"), item("Rook")))

    assert [problem.rule for problem in (*nameless.errors, *twice.errors)] == [Rule.NO_NAME, Rule.NAME_TWICE]


def test_a_file_that_breaks_none_has_no_problem() -> None:
    content = two_shelves(
        item("Rook", project="sandbox", repo_url=GITHUB, extra=SAFE | {"summary_use_case": "x" * 500}),
        item("Crow", twitter="https://x.com/crow", second_path=["Runtime / Storage"]),
    )

    assert landscape_yml.read(content).problems == ()


def test_a_problem_knows_the_item_that_it_is_about() -> None:
    content = one_shelf(item("Crow", logo="a.png", twitter="ftp://a"), item("Rook", extra={"tag": "A"}))

    assert landscape_yml.read(content).problems == (
        Problem(
            line=10,
            path="Runtime / Storage / Crow / logo",
            sentence="'a.png' is not the name of an SVG file",
            is_error=False,
            rule=Rule.LOGO_FILE,
            item=8,
        ),
        Problem(
            line=11,
            path="Runtime / Storage / Crow / twitter",
            sentence="'ftp://a' is not an http or https address; dropped",
            is_error=False,
            rule=Rule.ADDRESS,
            item=8,
        ),
        Problem(
            line=16,
            path="Runtime / Storage / Rook / extra / tag",
            sentence="'A' holds more than lower-case letters and hyphens; dropped",
            is_error=False,
            rule=Rule.TAG,
            item=12,
        ),
    )


def test_rules_have_names_that_stay_and_sentences() -> None:
    for rule in Rule:
        assert rule == rule.name.lower().replace("_", "-")
        assert rule.sentence.endswith(".")
    assert Counter(rule.sentence for rule in Rule).most_common(1)[0][1] == 1


def test_every_rule_is_documented_with_its_sentence() -> None:
    text = (ROOT / "docs" / "landscape.md").read_text()

    assert re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|$", text, re.MULTILINE) == [
        (rule.value, rule.sentence) for rule in Rule
    ]
