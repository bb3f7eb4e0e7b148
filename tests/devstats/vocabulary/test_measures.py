"""How values combine decides what may be done with them."""

from devstats.vocabulary import Arithmetic


def test_only_percentiles_have_a_quantile() -> None:
    quantiles = {arithmetic: arithmetic.quantile for arithmetic in Arithmetic if arithmetic.is_percentile}

    assert quantiles == {
        Arithmetic.MEDIAN: 0.5,
        Arithmetic.P15: 0.15,
        Arithmetic.P85: 0.85,
        Arithmetic.P95: 0.95,
    }


def test_only_sums_add_up() -> None:
    assert [arithmetic for arithmetic in Arithmetic if arithmetic.is_additive] == [Arithmetic.SUM]
