/*
title = "Events"
question = "How much happened, of any kind?"
unit = "events"
arithmetic = "sum"
chart = "bars"
better = "neutral"
caveat = "Everything that GitHub published; also stars, forks, branches made and deleted."
version = 1
group = "Activity"
order = 30

[devstats]
name = "Activity"

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 20
points = [3, 4, 5, 0, 7, 1, "none"]
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
