"""Levels, told as acts whose item is the level: there is no metric of levels yet."""

from tests.worlds.facts import Facts, hours


def a_rising_and_a_falling_level() -> None:
    """Two repositories in June and July 2017: one rises from 10 to 15, the other falls from 7 to 4."""
    facts = Facts()
    facts.act("level", "2017-06-10 12:00", "tide", "harbour/east", "10")
    facts.act("level", "2017-07-04 06:00", "tide", "harbour/east", "11")
    facts.act("level", "2017-07-04 18:00", "tide", "harbour/east", "12")
    facts.act("level", "2017-07-06 06:00", "tide", "harbour/east", "15")
    facts.act("level", "2017-06-20 12:00", "tide", "harbour/west", "7")
    facts.act("level", "2017-07-05 12:00", "tide", "harbour/west", "4")
    facts.store()
    hours("2017-06-01", "2017-08-01")
