"""A scope reads back as written, and names of repositories may hold all that GitHub allows."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devstats.vocabulary import Misunderstood, Scope

slugs = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,30}", fullmatch=True)
repositories = st.from_regex(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}", fullmatch=True).filter(
    lambda name: not name.endswith(("/.", "/.."))
)
scopes = st.one_of(
    st.just(Scope("all")),
    st.builds(Scope, st.sampled_from(["maturity", "category", "project", "group"]), slugs),
    st.builds(Scope, st.just("repository"), repositories),
)


@given(scopes)
def test_a_scope_reads_back_as_written(scope: Scope) -> None:
    assert Scope.parse(str(scope)) == scope


@given(st.text(max_size=60))
def test_any_text_is_understood_or_misunderstood(text: str) -> None:
    with suppress(Misunderstood):
        assert str(Scope.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("all", Scope("all", "")),
        ("maturity/graduated", Scope("maturity", "graduated")),
        ("category/runtime", Scope("category", "runtime")),
        ("project/in-toto", Scope("project", "in-toto")),
        ("group/sig-node", Scope("group", "sig-node")),
        ("repository/kubernetes/kubernetes", Scope("repository", "kubernetes/kubernetes")),
        (
            "repository/kubernetes/kubernetes.github.io",
            Scope("repository", "kubernetes/kubernetes.github.io"),
        ),
        ("repository/Azure/.github", Scope("repository", "Azure/.github")),
    ],
)
def test_a_scope_is_a_kind_and_whose(text: str, scope: Scope) -> None:
    assert Scope.parse(text) == scope


BEGINS = "it begins with all, maturity, category, project, group, repository"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", f"cannot read the scope ''; {BEGINS}"),
        ("planet/earth", f"cannot read the scope 'planet/earth'; {BEGINS}"),
        ("ALL", f"cannot read the scope 'ALL'; {BEGINS}"),
        ("all/", "cannot read the scope 'all/'; try all"),
        ("all/kubernetes", "cannot read the scope 'all/kubernetes'; try all"),
        ("project", "cannot read the scope 'project'; try project/kubernetes"),
        ("project/", "cannot read the scope 'project/'; try project/kubernetes"),
        ("project/Kubernetes", "cannot read the scope 'project/Kubernetes'; try project/kubernetes"),
        ("project/a/b", "cannot read the scope 'project/a/b'; try project/kubernetes"),
        ("project/-a", "cannot read the scope 'project/-a'; try project/kubernetes"),
        ("project/a\n", "cannot read the scope 'project/a\\n'; try project/kubernetes"),
        ("group/sig node", "cannot read the scope 'group/sig node'; try group/sig-node"),
        (
            "repository/kubernetes",
            "cannot read the scope 'repository/kubernetes'; try repository/kubernetes/kubernetes",
        ),
        (
            "repository/a/b/c",
            "cannot read the scope 'repository/a/b/c'; try repository/kubernetes/kubernetes",
        ),
        (
            "repository/a/..",
            "cannot read the scope 'repository/a/..'; try repository/kubernetes/kubernetes",
        ),
        (
            "project/" + 200 * "a",
            "cannot read the scope 'project/" + 72 * "a" + "…'; try project/kubernetes",
        ),
    ],
)
def test_what_is_no_scope_is_named_with_one_that_is(text: str, sentence: str) -> None:
    with pytest.raises(Misunderstood) as caught:
        Scope.parse(text)

    assert str(caught.value) == sentence
