"""What is wrong with CNCF's own files, and how much they say."""

from collections import Counter

import pytest

from landscape.details import said
from landscape.intake import landscape_yml
from landscape.intake.quality import Rule
from landscape.intake.records import Problem, Reading
from tests.landscape import landscapes
from tests.landscape.landscapes import needs_real_data

pytestmark = needs_real_data


@pytest.fixture(scope="module")
def reading() -> Reading:
    return landscape_yml.read(landscapes.real())


def broken(reading: Reading, rule: Rule) -> list[Problem]:
    return [problem for problem in reading.problems if problem.rule == rule]


def test_all_that_the_official_validator_lets_through_is_found(reading: Reading) -> None:
    assert reading.errors == ()
    assert Counter(problem.rule for problem in reading.warnings) == {
        Rule.UNKNOWN_KEY: 23,  # 21 in extra, bluesky_url twice outside it
        Rule.OLD_KEY: 110,
        Rule.SECOND_PATH: 3,
        Rule.SUMMARY_LENGTH: 29,
        Rule.ORGANISATION_AS_REPOSITORY: 4,
        Rule.REPOSITORY_ELSEWHERE: 3,
        Rule.PLAIN_HTTP: 1,
        Rule.ADDRESS: 1,  # two links in one text
        Rule.PRODUCT_TWICE: 8,  # 6 spelt the same, two in another case
        Rule.REPOSITORY_TWICE: 10,
        Rule.ORDER: 24,
        Rule.LFX_SLUG: 5,
        Rule.SHARED_SLUG: 2,
        Rule.DATE_WITHOUT_LEVEL: 3,
        Rule.LOGO_FILE: 1,
    }


def test_unknown_keys_of_extra_are_told_one_by_one(reading: Reading) -> None:
    found = [problem for problem in broken(reading, Rule.UNKNOWN_KEY) if problem.path.endswith(" / extra")]

    assert Counter(problem.sentence.split("'")[1] for problem in found) == {
        "ai": 7,
        "summary_languages": 3,
        "documentation_ul": 2,
        "blogs_url": 1,
        "blog_jp_url": 1,
        "cncf_tags": 1,
        "helm_chart_url": 1,
        "operator_chart_url": 1,
        "kubernetes_url": 1,
        "homepage_url": 1,
        "project": 1,
        "url_for_bestpractices": 1,
    }
    assert (found[0].line, found[0].path) == (
        1068,
        "Provisioning / Security & Compliance / Bank-Vaults / extra",
    )


def test_second_paths_to_nothing_are_told(reading: Reading) -> None:
    assert {problem.sentence for problem in broken(reading, Rule.SECOND_PATH)} == {
        "'AI Native Infra / Governance, Policy & Security' names no category / subcategory; dropped",
        "'Serverless / Embedded Functions' names no category / subcategory; dropped",
        "'Serverless / Installable Platforms' names no category / subcategory; dropped",
    }


def test_products_that_stand_twice_are_told(reading: Reading) -> None:
    assert [problem.path.rsplit(" / ", 1)[1] for problem in broken(reading, Rule.PRODUCT_TWICE)] == [
        "k0rdent",
        "MockServer",
        "Upbound (member)",
        "OpenGauss",
        "Kgateway",
        "DeepFlow",
        "Okahu",
        "Trulens",
    ]


def test_old_keys_are_counted_as_they_are_known(reading: Reading) -> None:
    assert Counter(problem.sentence.split("'")[1] for problem in broken(reading, Rule.OLD_KEY)) == {
        "allow_duplicate_repo": 53,
        "open_source": 28,
        "project_org": 22,
        "organization": 3,
        "stock_ticker": 3,
        "slug": 1,
    }


def test_every_detail_is_read_as_often_as_the_file_has_it(reading: Reading) -> None:
    kinds = Counter(kind for record in reading.records for kind, _ in record.links)
    fields = Counter(field for record in reading.records for field in said(record.details))

    assert sum(len(record.details.audits) for record in reading.records) == 53
    assert Counter(audit.kind for record in reading.records for audit in record.details.audits) == {
        "security": 39,
        "fuzzing": 14,
    }
    assert kinds == {
        "crunchbase": 2205,
        "twitter": 468,
        "artwork": 233,
        "dev-stats": 230,
        "slack": 183,
        "blog": 120,
        "youtube": 82,
        "annual-review": 60,
        "summary-intro": 43,  # of 45 one is empty, one is two links in one text
        "mailing-list": 44,
        "stack-overflow": 38,
        "linkedin": 37,
        "documentation": 21,
        "best-practices": 17,
        "github-discussions": 11,
        "docker": 7,
        "discord": 5,
        "bluesky": 4,
        "repository": 3,
        "gitter": 2,
        "package-manager": 2,
        "funding": 1,
    }
    assert fields == {
        "logo": 2413,
        "joined_on": 720,
        "lfx_slug": 255,
        "clomonitor_name": 230,
        "summary": 121,
        "is_unnamed": 97,
        "is_end_user": 79,
        "annual_review_on": 60,
        "may_share_repository": 53,
        "chat_channel": 43,
        "audits": 35,
        "is_open_source": 28,
        "training_types": 12,
        "training_certifications": 11,
        "other_links": 9,
        "branch": 8,
        "is_specification": 6,
        "parent": 4,
        "stock_ticker": 2,  # a third is null
    }


@pytest.mark.parametrize("year", range(2018, 2026))
def test_older_files_have_no_errors_and_only_warnings_that_they_deserve(year: int) -> None:
    found = landscape_yml.read(landscapes.year_ends()[year])

    assert found.errors == ()
    told = Counter(problem.rule for problem in found.warnings)
    undated = {2021: 23, 2022: 5, 2023: 3}
    assert told[Rule.DATE_MISSING] == undated.get(year, 0)
    assert told[Rule.NO_LOGO] == told[Rule.NO_HOMEPAGE] == told[Rule.MATURITY] == 0
