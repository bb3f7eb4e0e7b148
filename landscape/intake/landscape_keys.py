"""The keys of a landscape.yml: what each item may say, and under which names.

Keys and their meaning follow landscape2 and, for files of before 2024, landscapeapp.
"""

_ITEM_WORDS = """
    item name description homepage_url project repo_url project_org branch license additional_repos logo
    twitter crunchbase organization stock_ticker url_for_bestpractices joined open_source
    allow_duplicate_repo unnamed_organization enduser slug second_path extra
"""
_EXTRA_WORDS = """
    lfx_slug parent_project accepted incubating graduated archived annual_review_date annual_review_url
    dev_stats_url blog_url artwork_url documentation_url mailing_list_url slack_url chat_channel discord_url
    gitter_url github_discussions_url youtube_url linkedin_url bluesky_url facebook_url pinterest_url
    reddit_url stack_overflow_url docker_url package_manager_url funding_url other_links clomonitor_name
    specification tag audits summary_personas summary_tags summary_use_case summary_business_use_case
    summary_release_rate summary_integrations summary_integration summary_intro_url training_certifications
    training_type annotations
"""
_LINK_WORDS = """
    annual_review artwork blog bluesky dev_stats discord docker documentation facebook funding
    github_discussions gitter linkedin mailing_list package_manager pinterest reddit slack stack_overflow
    summary_intro youtube
"""

CATEGORY = frozenset({"category", "name", "subcategories"})
SUBCATEGORY = frozenset({"subcategory", "name", "items", "note"})

# In the order in which a new item names them; existing items keep theirs.
ITEM_ORDER = tuple(_ITEM_WORDS.split())
ITEM = frozenset(ITEM_ORDER)
EXTRA_ORDER = tuple(_EXTRA_WORDS.split())
EXTRA = frozenset(EXTRA_ORDER)

# landscapeapp read these, and landscape2 reads past them in silence.
OLD = frozenset(
    {"allow_duplicate_repo", "open_source", "project_org", "organization", "stock_ticker", "slug"}
)

ITEM_LINKS = {
    "twitter": "twitter",
    "crunchbase": "crunchbase",
    "best-practices": "url_for_bestpractices",
}
"""Key of an item by the kind of link."""

EXTRA_LINKS = {word.replace("_", "-"): f"{word}_url" for word in _LINK_WORDS.split()}
"""Key of an item's `extra` by the kind of link."""

HOSTS = {
    "twitter": ("twitter.com", "x.com"),
    "bluesky": ("bsky.app",),
    "facebook": ("facebook.com",),
    "linkedin": ("linkedin.com",),
    "pinterest": ("pinterest.com",),
    "reddit": ("reddit.com",),
    "stack-overflow": ("stackoverflow.com",),
    "youtube": ("youtube.com", "youtu.be"),
}
"""Where links of a kind must lead, by kind; addresses below these hosts count too."""

SUMMARY_TEXTS = {
    "use_case": ("summary_use_case",),
    "business_use_case": ("summary_business_use_case",),
    "release_rate": ("summary_release_rate",),
    # Both spellings are in use.
    "integrations": ("summary_integrations", "summary_integration"),
}
"""Keys of `extra` by the field of a summary."""

SUMMARY_LISTS = {"personas": "summary_personas", "tags": "summary_tags"}
"""Keys of `extra` whose texts are lists with commas, by the field of a summary."""

AUDIT = ("date", "type", "url", "vendor")
