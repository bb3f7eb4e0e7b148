/*
title = "Pull requests closed"
question = "How many proposals were decided?"
unit = "pull requests"
arithmetic = "sum"
chart = "bars"
better = "neutral"
caveat = """
One that is closed, reopened and closed again counts twice: a decision each time. It counts for who closed or
merged it: where a robot merges what people wrote, show bots to see it."""
version = 1
group = "Pull requests"
order = 120

[kinds]
pull-merged = "merged"
pull-closed = "closed without merging"

[devstats]
name = "PRs closed"

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 3
points = [0, 1, 0, 0, 2, 0, "none"]
*/
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    1 AS amount,
    act.account_id AS person_id,
    act.kind AS segment,
    act.item
FROM devstats_act AS act
WHERE act.kind IN ('pull-closed', 'pull-merged')
