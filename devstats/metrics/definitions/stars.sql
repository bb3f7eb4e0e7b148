/*
title = "Stars"
question = "How many people took note?"
unit = "stars"
arithmetic = "sum"
chart = "bars"
better = "more"
caveat = "Stars given; GitHub does not publish when one is taken back."
version = 1
group = "Attention"
order = 510

[devstats]
name = "Stargazers"
difference = "DevStats counts people: who takes a star back and gives it again counts once."

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 1
points = [0, 0, 1, 0, 0, 0, "none"]
*/
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    1 AS amount,
    act.account_id AS person_id,
    act.item
FROM devstats_act AS act
WHERE act.kind = 'star'
