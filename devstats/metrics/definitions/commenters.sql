/*
title = "Commenters"
question = "How many people took part in the talk?"
unit = "people"
arithmetic = "distinct"
member = "person"
chart = "line"
better = "more"
caveat = "Each counts once in the whole, and once under each kind of comment."
version = 1
group = "Comments"
order = 320

[kinds]
issue-comment = "on issues and pull requests"
review-comment = "on lines of a pull request"
commit-comment = "on commits"

[devstats]
name = "Repository commenters"

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 2
points = [1, 1, 0, 0, 1, 1, "none"]
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
WHERE act.kind IN ('issue-comment', 'review-comment', 'commit-comment')
