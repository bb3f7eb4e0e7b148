/*
title = "Comments"
question = "How much was said?"
unit = "comments"
arithmetic = "sum"
chart = "bars"
better = "neutral"
caveat = "Comments as they were made; edits do not count. The text of a review as a whole is no comment."
version = 1
group = "Comments"
order = 310

[kinds]
issue-comment = "on issues and pull requests"
review-comment = "on lines of a pull request"
commit-comment = "on commits"

[devstats]
name = "Comments"

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 4
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
