"""Worlds: small made-up sets of facts, each a function that stores one, found by its name."""

from collections.abc import Callable, Mapping

from tests.worlds.levels import a_rising_and_a_falling_level
from tests.worlds.lighthouse import a_week_at_the_lighthouse

WORLDS: Mapping[str, Callable[[], None]] = {
    world.__name__: world for world in (a_week_at_the_lighthouse, a_rising_and_a_falling_level)
}
