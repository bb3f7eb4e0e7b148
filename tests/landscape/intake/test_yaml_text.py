"""Values are spelled so that they read back, in the style that is asked for."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from landscape.intake import yaml_text

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t:#'\"\\-> "))


def loaded(text: str) -> object:
    found: object = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


@given(TEXTS, st.sampled_from(["", "'", '"', ">", "|"]), st.integers(0, 6))
def test_any_text_reads_back_in_any_style(text: str, style: str, depth: int) -> None:
    written = yaml_text.scalar(text, style=style, indent=2 * depth + 2)

    found = loaded(f"{' ' * 2 * depth}k: {written}\n")

    assert found == {"k": text}


@given(st.recursive(TEXTS | st.booleans(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner)))
def test_any_value_reads_back_on_one_line(value: yaml_text.Plain) -> None:
    written = yaml_text.in_flow(value)

    assert "\n" not in written
    assert loaded(f"k: {written}") == {"k": value}


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [
        ("plain words", "", "plain words"),
        ("2021-09-14", "", "'2021-09-14'"),
        ("yes", "", "'yes'"),
        ("12", "", "'12'"),
        ("#akri", "", "'#akri'"),
        ("a: b", "", "'a: b'"),
        ("it's", "'", "'it''s'"),
        ('say "so"', '"', '"say \\"so\\""'),
        ("two\nlines", "", '"two\\nlines"'),
        ("two\nlines", "|", "|-\n  two\n  lines"),
        ("two\nlines", ">", ">-\n  two\n\n  lines"),
        (" begins with a space", ">", '" begins with a space"'),
        ("", "", "''"),
        (True, "", "true"),
    ],
)
def test_a_style_is_kept_where_it_can_hold_the_value(*, value: str | bool, style: str, written: str) -> None:
    assert yaml_text.scalar(value, style=style, indent=2) == written
