"""A week at the lighthouse: two repositories, four people, a bot; each metric's example is about it."""

from tests.worlds.facts import Facts, hours

LAMP, KEEPER = "lighthouse/lamp", "lighthouse/keeper"


def a_week_at_the_lighthouse() -> None:
    """Monday 3 to Sunday 9 July 2017: nothing happened on Thursday, Sunday was not harvested."""
    facts = Facts()
    facts.person("harbour-bot", is_bot=True)

    facts.act("pull-opened", "2017-07-03 09:00", "ada", LAMP, "pull/1")
    facts.act("issue-comment", "2017-07-03 10:00", "ben", LAMP, "issues/1#issuecomment-1")
    facts.act("issue-comment", "2017-07-03 10:01", "harbour-bot", LAMP, "issues/1#issuecomment-2")
    facts.push("2017-07-03 11:00", "ada", LAMP, "a1", "a2")
    facts.push("2017-07-03 12:00", "harbour-bot", LAMP, "b1")

    facts.act("review-comment", "2017-07-04 08:00", "ben", LAMP, "pull/1#discussion_r1")
    facts.act("review", "2017-07-04 08:30", "ben", LAMP, "pull/1#pullrequestreview-1")
    facts.act("pull-merged", "2017-07-04 09:00", "ada", LAMP, "pull/1")
    facts.push("2017-07-04 09:00:05", "ada", LAMP, "a2", "a3")

    facts.act("issue-opened", "2017-07-05 10:00", "cat", KEEPER, "issues/1")
    facts.act("pull-opened", "2017-07-05 12:00", "ben", KEEPER, "pull/2")
    facts.act("star", "2017-07-05 13:00", "dan", LAMP, "stargazers")
    facts.act("fork", "2017-07-05 14:00", "dan", LAMP)
    facts.act("create", "2017-07-05 15:00", "ada", KEEPER, "tree/fog")

    facts.act("pull-closed", "2017-07-07 09:00", "ada", KEEPER, "pull/2")
    facts.act("pull-reopened", "2017-07-07 10:00", "ben", KEEPER, "pull/2")
    facts.act("pull-merged", "2017-07-07 12:00", "ada", KEEPER, "pull/2")
    facts.act("issue-closed", "2017-07-07 13:00", "ben", KEEPER, "issues/1")
    facts.act("issue-reopened", "2017-07-07 14:00", "cat", KEEPER, "issues/1")
    facts.act("commit-comment", "2017-07-07 15:00", "cat", KEEPER, "commit/c1#commitcomment-1")
    facts.act("release", "2017-07-07 16:00", "ada", LAMP, "releases/tag/v1")

    facts.act("issue-comment", "2017-07-08 23:59:59", "cat", LAMP, "issues/1#issuecomment-3")

    facts.pull(1, LAMP, author="ada", opened="2017-07-03 09:00", merged="2017-07-04 09:00")
    facts.pull(2, KEEPER, author="ben", opened="2017-07-05 12:00", merged="2017-07-07 12:00")
    facts.pull(3, KEEPER, author="cat", merged="2017-07-07 12:30")  # nobody said when it was opened

    facts.store()
    hours("2017-07-03", "2017-07-09")
