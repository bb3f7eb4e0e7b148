/*
title = "Issues closed"
question = "How much was settled?"
unit = "issues"
arithmetic = "sum"
chart = "bars"
better = "more"
caveat = "An issue counts each time it is closed."
version = 1
group = "Issues"
order = 220

[devstats]
name = "Issues closed"
difference = "DevStats leaves neither bots nor, for Kubernetes, pull requests out of this one."

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 1
points = [0, 0, 0, 0, 1, 0, "none"]
*/
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    1 AS amount,
    act.account_id AS person_id,
    act.item
FROM devstats_act AS act
WHERE act.kind = 'issue-closed'
