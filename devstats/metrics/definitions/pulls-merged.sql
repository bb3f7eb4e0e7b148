/*
title = "Pull requests merged"
question = "How much change was accepted?"
unit = "pull requests"
arithmetic = "sum"
chart = "bars"
better = "more"
caveat = """
A merge counts for who merged: where a robot merges what people wrote, show bots to see it. Merging outside
GitHub, by pushing the commits, shows as closed."""
version = 1
group = "Pull requests"
order = 130

[devstats]
name = "PRs merged"
difference = "DevStats counts what bots merged too; here that takes bots=include."

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 2
points = [0, 1, 0, 0, 1, 0, "none"]
*/
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    1 AS amount,
    act.account_id AS person_id,
    act.item
FROM devstats_act AS act
WHERE act.kind = 'pull-merged'
