"""Tables of chapters that say what items can."""

from landscape import capabilities
from landscape.capabilities import Capability
from landscape.catalogue import Source
from landscape.guide import Chapter
from landscape.intake import chapters

TABLE = """
| | [Rook](item:rook) 1.0 | Rook 2.0 | [Ceph](item:ceph) |
| --- | --- | :-: | --- |
| *Blocks* | yes | `no` | yes |
| Files | no | no |

| [Rook](item:rook) | what it is |
| --- | --- |
| a | b |
"""


def chapter(text: str) -> Chapter:
    return Chapter(slug="storage", title="Storage", source=Source.OUR_GUIDE, text=text)


def test_a_table_that_names_items_tells_what_each_can() -> None:
    assert capabilities.of([chapter(TABLE)]) == (
        Capability(
            "storage",
            "Blocks",
            {"rook": (("Rook 1.0", "yes"), ("Rook 2.0", "no")), "ceph": (("Ceph", "yes"),)},
        ),
        Capability("storage", "Files", {"rook": (("Rook 1.0", "no"), ("Rook 2.0", "no"))}),
    )


def test_a_text_without_such_a_table_tells_none() -> None:
    assert capabilities.of([chapter("| a | b |\n| - | - |\n"), chapter("|"), chapter("")]) == ()


def test_our_own_chapter_tells_six_capabilities_of_three_meshes() -> None:
    texts = {one.slug: one.text for one in chapters.ours()}

    found = capabilities.of([chapter(texts["service-mesh"])])

    assert [row.title for row in found] == [
        "Observability",
        "Traffic control",
        "Service discovery",
        "Resilience",
        "Deployment strategies",
        "Security",
    ]
    assert {tuple(row.said) for row in found} == {("istio", "linkerd", "consul")}
