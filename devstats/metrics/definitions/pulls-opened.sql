/*
title = "Pull requests opened"
question = "How much change was proposed?"
unit = "pull requests"
arithmetic = "sum"
chart = "bars"
better = "more"
caveat = "A pull request that is opened again after it was closed is counted as reopened, not here."
version = 1
group = "Pull requests"
order = 110

[devstats]
name = "New PRs"
difference = "DevStats places a pull request by its date of creation; here by the event of its opening."

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 2
points = [1, 0, 1, 0, 0, 0, "none"]
*/
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    1 AS amount,
    act.account_id AS person_id,
    act.item
FROM devstats_act AS act
WHERE act.kind = 'pull-opened'
