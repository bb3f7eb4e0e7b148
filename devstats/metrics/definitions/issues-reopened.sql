/*
title = "Issues reopened"
question = "How much was not settled after all?"
unit = "issues"
arithmetic = "sum"
chart = "bars"
better = "less"
caveat = "An issue counts each time it is reopened."
version = 1
group = "Issues"
order = 230

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
WHERE act.kind = 'issue-reopened'
