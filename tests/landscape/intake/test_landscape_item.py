"""Every key that an item of a landscape.yml may have, and what becomes of it."""

from datetime import date

import pytest

from landscape.catalogue import Category, Step
from landscape.details import Audit, Details, NamedLink, Summary
from landscape.intake import landscape_keys, landscape_yml
from landscape.intake.records import Record
from tests.landscape.landscapes import item, landscape, one_shelf

WHOLE = item(
    "Rook",
    item=None,
    logo="./rook.svg",
    description="Keeps data.",
    project="graduated",
    repo_url="https://github.com/Rook/rook",
    branch="main",
    license="Apache-2.0",
    additional_repos=[{"repo_url": "https://github.com/rook/kit", "branch": "main"}],
    project_org="https://github.com/rook",
    crunchbase="https://www.crunchbase.com/organization/cloud-foundation",
    organization="https://www.crunchbase.com/organization/cloud-foundation",
    twitter="https://twitter.com/rook",
    url_for_bestpractices="https://www.bestpractices.dev/projects/1599",
    joined="2018-02-01",
    enduser=True,
    unnamed_organization=True,
    open_source=False,
    allow_duplicate_repo=True,
    stock_ticker="ROOK",
    slug="rook",
    second_path=["Serverless / Tools"],
    extra={
        "accepted": "2018-01-29",
        "incubating": "2018-09-25",
        "graduated": "2020-10-07",
        "archived": None,
        "lfx_slug": "rook",
        "clomonitor_name": "rook-2",
        "chat_channel": "#rook",
        "parent_project": "Rook",
        "specification": True,
        "tag": ["storage", "storage"],
        "annual_review_date": "2023-06-13",
        "annual_review_url": "https://example.org/review",
        "artwork_url": "https://example.org/artwork",
        "blog_url": "https://blog.example.org/",
        "bluesky_url": "https://bsky.app/profile/rook",
        "dev_stats_url": "https://rook.devstats.cncf.io/",
        "discord_url": "https://discord.gg/rook",
        "docker_url": "https://hub.docker.com/u/rook",
        "documentation_url": "https://rook.example.org/docs",
        "facebook_url": "https://www.facebook.com/rook",
        "funding_url": "https://example.org/funding",
        "github_discussions_url": "https://github.com/rook/rook/discussions",
        "gitter_url": "https://gitter.im/rook",
        "linkedin_url": "https://www.linkedin.com/company/rook",
        "mailing_list_url": "https://lists.example.org/rook",
        "package_manager_url": "https://www.npmjs.com/package/rook",
        "pinterest_url": "https://www.pinterest.com/rook",
        "reddit_url": "https://www.reddit.com/r/rook",
        "slack_url": "https://slack.rook.io/",
        "stack_overflow_url": "https://stackoverflow.com/questions/tagged/rook",
        "youtube_url": "https://youtu.be/rook",
        "summary_intro_url": "https://youtu.be/intro",
        "summary_use_case": "Storage.",
        "summary_business_use_case": "Less work.",
        "summary_release_rate": "Monthly",
        "summary_integrations": "Ceph",
        "summary_integration": None,
        "summary_personas": "SREs, Developers, SREs",
        "summary_tags": "storage,  files",
        "training_certifications": "cka, ckad",
        "training_type": "e-learning",
        "audits": [
            {"date": "2019-12-12", "type": "security", "url": "https://example.org/a.pdf", "vendor": "T"}
        ],
        "other_links": [{"name": "Mastodon", "url": "https://example.social/@rook"}],
        "annotations": {"colour": "blue"},
    },
)


def test_an_item_is_read_whole() -> None:
    content = landscape(
        {"Runtime": {"Storage": [WHOLE]}, "Serverless": {"Tools": []}, "Old Members": {"Gold": []}}
    )

    found = landscape_yml.read(content)

    assert found.errors == ()
    assert found.categories == (
        Category("runtime", "Runtime", holds_members=False, subcategories=(("storage", "Storage"),)),
        Category("serverless", "Serverless", holds_members=False, subcategories=(("tools", "Tools"),)),
        Category("old-members", "Old Members", holds_members=True, subcategories=(("gold", "Gold"),)),
    )
    assert found.organisations == {"cloud-foundation": "Cloud Foundation"}
    assert found.records == (
        Record(
            line=8,
            name="Rook",
            shelf=("runtime", "storage"),
            description="Keeps data.",
            homepage="https://example.org/",
            maturity="graduated",
            organisation="cloud-foundation",
            also_on=(("serverless", "tools"),),
            repositories=("rook/rook", "rook/kit", "rook/*"),
            has_primary=True,
            moves=(
                (Step.ACCEPTED, date(2018, 1, 29)),
                (Step.INCUBATING, date(2018, 9, 25)),
                (Step.GRADUATED, date(2020, 10, 7)),
            ),
            links=LINKS,
            details=Details(
                logo="rook.svg",
                joined_on=date(2018, 2, 1),
                is_end_user=True,
                is_unnamed=True,
                is_specification=True,
                is_open_source=False,
                licence="Apache-2.0",
                branch="main",
                may_share_repository=True,
                stock_ticker="ROOK",
                parent="Rook",
                chat_channel="#rook",
                lfx_slug="rook",
                clomonitor_name="rook-2",
                training_certifications=("cka", "ckad"),
                training_types=("e-learning",),
                annual_review_on=date(2023, 6, 13),
                summary=Summary(
                    use_case="Storage.",
                    business_use_case="Less work.",
                    release_rate="Monthly",
                    integrations="Ceph",
                    personas=("SREs", "Developers"),
                    tags=("storage", "files"),
                ),
                tags=("storage",),
                audits=(Audit(date(2019, 12, 12), "security", "https://example.org/a.pdf", "T"),),
                other_links=(NamedLink("Mastodon", "https://example.social/@rook"),),
                annotations=(("colour", "blue"),),
            ),
        ),
    )


LINKS = (
    ("twitter", "https://twitter.com/rook"),
    ("best-practices", "https://www.bestpractices.dev/projects/1599"),
    ("annual-review", "https://example.org/review"),
    ("artwork", "https://example.org/artwork"),
    ("blog", "https://blog.example.org/"),
    ("bluesky", "https://bsky.app/profile/rook"),
    ("dev-stats", "https://rook.devstats.cncf.io/"),
    ("discord", "https://discord.gg/rook"),
    ("docker", "https://hub.docker.com/u/rook"),
    ("documentation", "https://rook.example.org/docs"),
    ("facebook", "https://www.facebook.com/rook"),
    ("funding", "https://example.org/funding"),
    ("github-discussions", "https://github.com/rook/rook/discussions"),
    ("gitter", "https://gitter.im/rook"),
    ("linkedin", "https://www.linkedin.com/company/rook"),
    ("mailing-list", "https://lists.example.org/rook"),
    ("package-manager", "https://www.npmjs.com/package/rook"),
    ("pinterest", "https://www.pinterest.com/rook"),
    ("reddit", "https://www.reddit.com/r/rook"),
    ("slack", "https://slack.rook.io/"),
    ("stack-overflow", "https://stackoverflow.com/questions/tagged/rook"),
    ("summary-intro", "https://youtu.be/intro"),
    ("youtube", "https://youtu.be/rook"),
    ("crunchbase", "https://www.crunchbase.com/organization/cloud-foundation"),
)


def test_that_item_has_every_key_there_is() -> None:

    extra = WHOLE["extra"]
    assert isinstance(extra, dict)
    assert WHOLE.keys() == landscape_keys.ITEM
    assert extra.keys() == landscape_keys.EXTRA


def test_a_summary_has_its_integrations_under_either_spelling() -> None:
    content = one_shelf(item("Rook", extra={"summary_integration": "Ceph", "summary_integrations": ""}))

    record = landscape_yml.read(content).records[0]

    assert record.details.summary == Summary(integrations="Ceph")


@pytest.mark.parametrize(
    ("written", "is_open_source"),
    [("true", True), ("yes", True), ("No", False), ("perhaps", None), ("", None)],
)
def test_yes_and_no_are_read_however_they_are_written(*, written: str, is_open_source: bool | None) -> None:
    record = landscape_yml.read(one_shelf(item("Rook", open_source=written))).records[0]

    assert record.details.is_open_source is is_open_source


def test_e_mail_addresses_are_dropped_wherever_they_stand() -> None:
    content = one_shelf(
        item(
            "Rook",
            description="Ask rook.keeper+1@mail.example.org, or https://example.social/@rook",
            extra={
                "mailing_list_url": "mailto:list@example.org",
                "other_links": [{"name": "sec@example.org", "url": "mailto:sec@example.org"}],
                "annotations": {"contact": "a@example.org"},
            },
        )
    )

    found = landscape_yml.read(content)

    assert "@example.org" not in repr(found)
    assert "mail.example.org" not in repr(found)
    assert found.records[0].description == "Ask , or https://example.social/@rook"
