/*
title = "Pushes"
question = "How often did work land in a branch?"
unit = "pushes"
arithmetic = "sum"
chart = "bars"
better = "neutral"
caveat = "To any branch of the repository itself, not of its forks; a merge on GitHub is a push too."
version = 1
group = "Code"
order = 410

[devstats]
name = "Pushes"

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 2
points = [1, 1, 0, 0, 0, 0, "none"]
*/
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    1 AS amount,
    act.account_id AS person_id,
    act.item
FROM devstats_act AS act
WHERE act.kind = 'push'
