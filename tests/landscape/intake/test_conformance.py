"""Files of certified Kubernetes become certifications, or sentences."""

import pytest

from landscape.certified import Certification, KubernetesVersion, Offer, Unread
from landscape.intake import conformance
from landscape.intake.archive import Files
from landscape.intake.certified_files import Reading
from landscape.intake.quality import Rule
from landscape.intake.records import Problem
from tests.landscape.intake.archives import files

V1_30 = KubernetesVersion(1, 30)
PATH = "v1.30/engine/PRODUCT.yaml"
WHOLE = """\
vendor: Example Inc.
name: Example   Engine
version: v2.1
website_url: HTTPS://example.org/engine
repo_url: https://github.com/example/engine
documentation_url: https://docs.example.org/
product_logo_url: https://example.org/engine.svg
type: hosted platform
description: An engine.
contact_email_address: jane@example.org
"""
ENGINE = Certification(
    kubernetes=V1_30,
    folder="engine",
    vendor="Example Inc.",
    name="Example Engine",
    version="v2.1",
    website="https://example.org/engine",
    repository="https://github.com/example/engine",
    documentation="https://docs.example.org/",
    logo="https://example.org/engine.svg",
    description="An engine.",
    offer=Offer.HOSTED,
    offer_word="hosted platform",
)


def reading(text: str, path: str = PATH) -> Reading[Certification]:
    return conformance.read(files({path: text}))


def little(**fields: str) -> str:
    """A file of what no file may lack, and `fields`."""
    lines = {"vendor": "Example", "name": "Engine", "version": "1"} | fields
    return "".join(f"{key}: {value}\n" for key, value in lines.items())


def warned(line: int, path: str, sentence: str, *, rule: str = "") -> Problem:
    return Problem(line, path, sentence, is_error=False, rule=rule)


def test_a_whole_file_is_a_certification_without_its_contact() -> None:
    assert reading(WHOLE) == Reading((ENGINE,))


@pytest.mark.parametrize(
    ("word", "offer"),
    [
        ("distribution", Offer.DISTRIBUTION),
        ("Distribution", Offer.DISTRIBUTION),
        ("distro", Offer.DISTRIBUTION),
        ("hosted", Offer.HOSTED),
        ("Hosted", Offer.HOSTED),
        ("hosted platform", Offer.HOSTED),
        ("Hosted platform", Offer.HOSTED),
        ("hosted & dedicated", Offer.HOSTED),
        ("installer", Offer.INSTALLER),
        ("Installer", Offer.INSTALLER),
        ("Certified Kubernetes - Installer", Offer.INSTALLER),
        ("platform", Offer.OTHER),
        ("container platform", Offer.OTHER),
        ("multi-cloud container platform", Offer.OTHER),
        ("vendor", Offer.OTHER),
        ("", None),
    ],
)
def test_each_of_the_sixteen_spellings_has_its_type_and_keeps_its_word(
    word: str, offer: Offer | None
) -> None:
    found = reading(little(type=word))

    assert [(record.offer, record.offer_word) for record in found.records] == [(offer, word)]
    assert found.warnings == ()


def test_a_type_nobody_gave_before_is_other_with_a_warning() -> None:
    found = reading(little(type="spaceship"))

    assert [(record.offer, record.offer_word) for record in found.records] == [(Offer.OTHER, "spaceship")]
    assert found.warnings == (warned(4, PATH, "the type 'spaceship' is not known; it counts as other"),)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/",
        "www.example.org",
        "<Not Available>",
        "https://",
    ],
)
def test_what_is_no_link_is_dropped_with_a_warning(address: str) -> None:
    found = reading(little(website_url=f"'{address}'"))

    assert [record.website for record in found.records] == [""]
    assert [(problem.line, problem.path) for problem in found.warnings] == [(4, f"{PATH} / website_url")]
    assert found.warnings[0].sentence.endswith(" is not an http or https address; dropped")


def test_no_address_of_a_person_is_kept_or_shown() -> None:
    found = reading(
        little(
            description="'Ask jane@example.org or <joe@example.org>.'",
            website_url="mailto:jane@example.org",
            repo_url="https://jane@example.org/",
            documentation_url="https://example.org/?ask=jane@example.org",
            type="jane@example.org",
            contact_email_address="jane@example.org",
        )
        + "? 'ask jane@example.org'\n: 1\n"
        + "? 'ask joe@example.org'\n: 1\n" * 2
    )

    assert "@" not in repr(found)
    assert [record.description for record in found.records] == ["Ask  or ."]
    sentence = "an e-mail address instead of a link, or in it; dropped"
    assert [problem for problem in found.warnings if "not known" not in problem.sentence] == [
        warned(4, f"{PATH} / description", "an e-mail address was left out", rule=Rule.E_MAIL),
        warned(5, f"{PATH} / website_url", sentence),
        warned(6, f"{PATH} / repo_url", sentence),
        warned(7, f"{PATH} / documentation_url", sentence),
        warned(8, f"{PATH} / type", "an e-mail address was left out", rule=Rule.E_MAIL),
        warned(14, PATH, "the key 'ask ' comes again; the last one counts", rule=Rule.REPEATED_KEY),
    ]


def test_misspelt_repeated_and_unknown_keys_are_told_apart() -> None:
    text = (
        "vendor: A\nname: B\nvesion: 3\ndiscription: One.\nname: C\ncolour: red\nwebsiteUrl: http://a.org/\n"
    )

    found = reading(text)

    assert found.records == (
        Certification(
            kubernetes=V1_30,
            folder="engine",
            vendor="A",
            name="C",
            version="3",
            description="One.",
            website="http://a.org/",
        ),
    )
    assert found.warnings == (
        warned(3, PATH, "the key 'vesion' is read as version"),
        warned(4, PATH, "the key 'discription' is read as description"),
        warned(5, PATH, "the key 'name' comes again; the last one counts", rule=Rule.REPEATED_KEY),
        warned(6, PATH, "the key 'colour' is not known"),
    )


def test_of_two_spellings_of_one_key_the_first_counts() -> None:
    found = reading(little(description="One.", discription="Two."))

    assert [record.description for record in found.records] == ["One."]
    sentence = "the keys 'description' and 'discription' say the same; the first one counts"
    assert warned(5, PATH, sentence) in found.warnings


def test_a_name_like_html_stays_text_and_control_characters_go() -> None:
    found = reading(little(name="<script>alert(1)</script>", description='"a\\u0000b\\u001bc"'))

    assert [(record.name, record.description) for record in found.records] == [
        ("<script>alert(1)</script>", "abc")
    ]
    assert found.warnings == (
        warned(4, f"{PATH} / description", "control characters were left out", rule=Rule.CONTROL_CHARACTERS),
    )


@pytest.mark.parametrize(
    ("text", "lines", "sentences"),
    [
        ("vendor: A\n name: B\n", [2], ["this is not YAML: mapping values are not allowed in this context"]),
        ("", [1], ["the file is empty"]),
        ("~", [1], ["the file is empty"]),
        ("- a\n", [1], ["keys with values are expected here"]),
        ("just words\n", [1], ["keys with values are expected here"]),
        ("version: 1\n", [1, 1], ["the vendor is missing", "the name is missing"]),
        ("vendor:\nname: ''\nversion: 1\n", [1, 2], ["the vendor is missing", "the name is missing"]),
        ("vendor: A\nname: [B]\n", [2, 1], ["a text is expected here", "the name is missing"]),
        (f"vendor: A\nname: {'x' * 201}\n", [2], ["the name has 201 characters; at most 200 are kept"]),
        ("a: &a [*a]\n", [1], ["the alias *a is refused; write the value out"]),
        ("metadata: {}\nspec: {}\n", [1], ["this is an answer to the AI checklist, not a certification"]),
    ],
)
def test_a_file_that_is_none_is_left_out_with_all_its_faults(
    text: str, lines: list[int], sentences: list[str]
) -> None:
    found = conformance.read(files({"v1.9/bad/PRODUCT.yaml": text, PATH: WHOLE}))

    assert found.records == (ENGINE,)
    assert found.unread == (Unread(KubernetesVersion(1, 9), "bad"),)
    assert sorted((problem.line, problem.sentence) for problem in found.left_out) == sorted(
        zip(lines, sentences, strict=True)
    )
    assert {problem.path.split(" / ")[0] for problem in found.left_out} == {"v1.9/bad/PRODUCT.yaml"}
    assert found.errors == ()


def test_files_come_by_version_and_not_by_spelling() -> None:
    found = conformance.read(
        files({f"v1.{minor}/{folder}/PRODUCT.yaml": little() for minor in (9, 30, 10) for folder in "ba"})
    )

    assert [record.place for record in found.records] == [
        "v1.9/a",
        "v1.9/b",
        "v1.10/a",
        "v1.10/b",
        "v1.30/a",
        "v1.30/b",
    ]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (
            "v1.30/engine/product.yml",
            "the file is called product.yml instead of PRODUCT.yaml; read all the same",
        ),
        ("k8s-conformance/v1.30/engine/PRODUCT.yaml", None),
        ("v1.30/engine/engine/PRODUCT.yaml", None),
    ],
)
def test_the_file_may_be_called_or_stand_a_little_otherwise(path: str, sentence: str | None) -> None:
    found = reading(WHOLE, path)

    assert found == Reading((ENGINE,), warnings=(warned(0, path, sentence),) if sentence else ())


def test_two_files_of_one_folder_are_both_kept_with_a_warning() -> None:
    found = conformance.read(files({PATH: WHOLE, "v1.30/engine/product.yaml": WHOLE}))

    assert found.records == (ENGINE, ENGINE)
    assert (
        warned(
            0, "v1.30/engine/product.yaml", "the folder 'engine' has a product file already; both are kept"
        )
        in found.warnings
    )


def test_nothing_readable_forbids_loading() -> None:
    sentence = "there is no vX.Y/<product>/PRODUCT.yaml that could be read"
    error = Problem(0, "", sentence, is_error=True)

    assert conformance.read(Files()).errors == (error,)
    assert reading("- a\n").errors == (error,)


def test_more_folders_than_anybody_could_compare_forbid_loading() -> None:
    found = conformance.read(files({f"v1.30/{number}/PRODUCT.yaml": little() for number in range(2001)}))

    sentence = "there are more than 2,000 folders of products"
    assert found == Reading(errors=(Problem(0, "", sentence, is_error=True),))


def test_what_the_archive_is_refused_for_forbids_loading() -> None:
    error = Problem(0, "../a", "a path that leads out of the archive is refused", is_error=True)

    assert conformance.read(Files(errors=(error,))) == Reading(errors=(error,))
