from pathlib import Path

from bench import figures, page
from bench.figures import Figure, Result

RESULT = Result(
    "made-up",
    "0123abc with changes",
    "2 cores of a made-up processor",
    (
        Figure("of the time of zcat | wc -l", 0.46, "×", 0.5, {"zcat | wc -l": 1.0, "DuckDB": 0.77}),
        Figure("store an hour", 29_000, "events/s", 30_000),
        Figure("most memory held", 88.25, "MB"),
    ),
)


def test_a_result_becomes_a_section_with_a_row_a_figure() -> None:
    section = page.page([RESULT]).partition("\n## ")[2]

    assert section.rstrip() == (
        "made-up\n\n"
        "Commit 0123abc with changes, on 2 cores of a made-up processor.\n\n"
        "| what | ours | unit | budget | | beside |\n"
        "| --- | ---: | --- | ---: | --- | --- |\n"
        "| of the time of zcat \\| wc -l | 0.46 | × | ≤ 0.5 | kept | zcat \\| wc -l: 1; DuckDB: 0.77 |\n"
        "| store an hour | 29,000 | events/s | ≥ 30,000 | broken |  |\n"
        "| most memory held | 88.25 | MB |  |  |  |"
    )


def test_the_page_in_docs_is_the_one_of_the_results() -> None:
    assert page.PLACE.read_text(encoding="utf-8") == page.page(figures.read())


def test_writing_the_page_again_changes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "performance.md"
    page.write(figures.read(), place)
    first = place.read_bytes()

    page.write(figures.read(), place)

    assert place.read_bytes() == first


def test_every_result_says_how_it_was_got() -> None:
    text = page.page(figures.read())

    assert [result.name for result in figures.read()] == ["catalogue", "commits", "scan", "store"]
    assert ["How it was got" in section for section in text.split("\n## ")[1:]] == [True] * 4
