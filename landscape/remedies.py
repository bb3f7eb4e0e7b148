"""What to do about a breach of each rule: for who maintains landscape.yml, or this catalogue."""

from collections.abc import Mapping

from landscape.gaps import Gap
from landscape.intake.quality import Rule

_OF_RULES: Mapping[str, str] = {
    Rule.REPEATED_KEY: "Keep the one that is right; programs read the last one.",
    Rule.UNKNOWN_KEY: "Correct the spelling, move it to where it belongs, or take it away: nothing reads it.",
    Rule.OLD_KEY: "Take it away, or say the same by a key of today.",
    Rule.CONTROL_CHARACTERS: "Write the text again, without what was pasted along.",
    Rule.E_MAIL: "Name a page or a channel instead of a person's address.",
    Rule.ADDRESS: "Write one whole address, beginning with https://.",
    Rule.DAY: "Write year, month and day: 2018-11-28.",
    Rule.YES_OR_NO: "Write true or false, without quotes.",
    Rule.NO_NAME: "Give it its name.",
    Rule.NO_HOMEPAGE: "Give its homepage_url.",
    Rule.NO_LOGO: "Add its SVG to hosted_logos and name the file.",
    Rule.LOGO_FILE: "Name the file alone, without ./ before it, and make it an SVG.",
    Rule.LINK_HOST: "Correct the address, or put it under the key of the site it leads to.",
    Rule.CRUNCHBASE: "Write https://www.crunchbase.com/organization/… of the company.",
    Rule.MATURITY: "Write graduated, incubating, sandbox or archived in lower-case letters.",
    Rule.DATES_ORDER: "Look the days up in the TOC's votes and correct the one that is wrong.",
    Rule.DATE_MISSING: "Add the day from the TOC's vote to extra.",
    Rule.DATE_WITHOUT_LEVEL: "Correct the level, or take the day away.",
    Rule.PLAIN_HTTP: "Write https:// instead; otherwise nothing is counted of it.",
    Rule.ORGANISATION_AS_REPOSITORY: "Name one repository of it, and further ones as additional_repos.",
    Rule.REPOSITORY_ELSEWHERE: "Name its mirror on GitHub, if it has one.",
    Rule.NOT_A_REPOSITORY: "Cut the address after https://github.com/owner/name.",
    Rule.SECOND_PATH: "Write Category / Subcategory as they are called today, or take it away.",
    Rule.SUMMARY_LENGTH: "Shorten the text to 500 characters; the rest belongs into the documentation.",
    Rule.AUDIT: "Complete it with date, type, url and vendor.",
    Rule.OTHER_LINK: "Give it a name and a url.",
    Rule.TAG: "Write the group as its folder is called: infrastructure, workloads-foundation …",
    Rule.LFX_SLUG: "Copy the word from the project's address at LFX or CLOMonitor.",
    Rule.NAME_TWICE: "Take one of the two away, or tell their names apart.",
    Rule.PRODUCT_TWICE: "Keep one item and give it the other place as second_path.",
    Rule.REPOSITORY_TWICE: "Correct the repository of one of them, or say allow_duplicate_repo.",
    Rule.PARENT: "Write the parent's name as its own item has it.",
    Rule.SHARED_SLUG: "Look up which of the two it belongs to, and correct the other one.",
    Rule.ORDER: "Move the item to where its name belongs in the alphabet.",
    Rule.SHELF_TWICE: "Join the two into one.",
}
_OF_GAPS: Mapping[str, str] = {
    Gap.STALE_REVIEW: "Write the annual review, and its annual_review_date and annual_review_url.",
    Gap.REPOSITORY_OF_TWO: "Correct the repository of one of them, or say allow_duplicate_repo.",
    Gap.CERTIFIED_NOWHERE: "Add the product to the landscape, below Certified Kubernetes.",
    Gap.CERTIFIED_DOUBT: "Say which item it is: give that item the alias vendor: product.",
    Gap.MAINTAINERS_DOUBT: "Say which project it is: give that item the list's label as an alias.",
}
_OF_LACKS: Mapping[str, str] = {
    "without-licence": "Add license to the repository in landscape.yml, as SPDX names it.",
    "without-audit": "Add audits to extra: date, type, url and vendor.",
    "without-maintainers": "Add the project to project-maintainers.csv of cncf/foundation.",
    "without-documentation": "Add documentation_url to extra.",
    "without-repository": "Add repo_url: without it no activity is counted.",
}
_WITHOUT = "Add it to the project's item in landscape.yml, or to its .project."


def remedy(rule: str) -> str:
    """What to do next, in a sentence."""
    return _OF_RULES.get(rule) or _OF_GAPS.get(rule) or _OF_LACKS.get(rule, _WITHOUT)
