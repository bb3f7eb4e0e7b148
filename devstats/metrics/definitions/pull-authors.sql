/*
title = "Authors of pull requests"
question = "How many people proposed changes?"
unit = "people"
arithmetic = "distinct"
member = "person"
chart = "line"
better = "more"
caveat = "People who opened a pull request, whether or not it was merged; each counts once in the whole."
version = 1
group = "Pull requests"
order = 150

[devstats]
name = "PR authors"

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
