"""What may be wrong with an entry of a file: each rule with a name that stays and a sentence for people."""

from enum import StrEnum
from typing import Self


class Rule(StrEnum):
    """A rule that an entry breaks; `sentence` says which, whatever the entry."""

    sentence: str

    def __new__(cls, code: str, sentence: str) -> Self:
        """A rule of that code."""
        rule = str.__new__(cls, code)
        rule._value_ = code
        rule.sentence = sentence
        return rule

    # Of any file.
    REPEATED_KEY = "repeated-key", "A key stands once in its mapping."
    UNKNOWN_KEY = "unknown-key", "Every key is one that programs read."
    OLD_KEY = "old-key", "No key is left over from the landscape's first program, which today's ignores."
    CONTROL_CHARACTERS = "control-characters", "Texts hold no control characters."
    E_MAIL = "e-mail", "Texts hold no e-mail addresses."
    ADDRESS = "address", "An address is of the form http(s)://host/path."
    DAY = "day", "A day is written 2018-11-28."
    YES_OR_NO = "yes-or-no", "What is so or not is written true or false."
    # Of an item by itself.
    NO_NAME = "no-name", "Everything has a name."
    NO_HOMEPAGE = "no-homepage", "Every item has a homepage."
    NO_LOGO = "no-logo", "Every item names the file of its logo."
    LOGO_FILE = "logo-file", "A logo is the name of an SVG file, without a folder."
    LINK_HOST = "link-host", "A link to a site leads to that site."
    CRUNCHBASE = "crunchbase", "A Crunchbase address is that of an organisation."
    MATURITY = "maturity", "A maturity is graduated, incubating, sandbox or archived."
    DATES_ORDER = "dates-order", "A project is accepted, incubating, graduated and archived in this order."
    DATE_MISSING = "date-missing", "A project has the date on which it reached its level."
    DATE_WITHOUT_LEVEL = "date-without-level", "Only what reached a level has its date."
    PLAIN_HTTP = "plain-http", "A repository's address begins with https."
    ORGANISATION_AS_REPOSITORY = "organisation-as-repository", "A repository is not a whole organisation."
    REPOSITORY_ELSEWHERE = "repository-elsewhere", "A repository is on GitHub, where activity can be counted."
    NOT_A_REPOSITORY = "not-a-repository", "A repository's address names a repository, and nothing inside it."
    SECOND_PATH = "second-path", "A second path names a category and a subcategory that exist."
    SUMMARY_LENGTH = "summary-length", "A text of the summary has at most 500 characters."
    AUDIT = "audit", "An audit has a date, a type, an address and a vendor."
    OTHER_LINK = "other-link", "A further link has a name and an address."
    TAG = "tag", "A technical advisory group is written in lower-case letters and hyphens."
    LFX_SLUG = "lfx-slug", "A name in LFX or CLOMonitor is of lower-case letters, digits and hyphens."
    # Of an item among the others.
    NAME_TWICE = "name-twice", "A name stands once in its subcategory."
    PRODUCT_TWICE = "product-twice", "A product stands once; further places are second paths."
    REPOSITORY_TWICE = (
        "repository-twice",
        "Two items have one repository only where it is said to be meant so.",
    )
    PARENT = "parent", "The parent of a project is an item of the landscape."
    SHARED_SLUG = "shared-slug", "A name in LFX or CLOMonitor belongs to one item."
    ORDER = "order", "The items of a subcategory stand in the order of their names."
    SHELF_TWICE = "shelf-twice", "A category or subcategory stands once."
