/*
title = "Commits"
question = "How many commits were pushed?"
unit = "commits"
arithmetic = "distinct"
member = "item"
chart = "bars"
better = "more"
caveat = """
Commits by the time they were pushed, on any branch; one that was pushed twice counts once in the whole.
GitHub lists at most 20 a push, and none since 7 October 2025. A commit counts for who pushed it."""
version = 1
group = "Code"
order = 420

[devstats]
name = "Commits"
difference = """
DevStats credits a commit to its pusher, author and committer, so that its parts add up to more than the
whole, and rebuilds from git the commits that GitHub's events no longer list."""

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 3
points = [2, 2, 0, 0, 0, 0, "none"]
*/
SELECT
    code.pushed_at AS at,
    code.pushed_on AS utc_day,
    code.repository_id,
    1 AS amount,
    code.account_id AS person_id,
    'commit/' || code.sha AS item
FROM devstats_commit AS code
