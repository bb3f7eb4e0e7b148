/*
title = "Contributions"
question = "How much work reached the project?"
unit = "contributions"
arithmetic = "sum"
chart = "bars"
better = "more"
caveat = """
A push counts one however many commits it carries, so that the number compares with DevStats. Pull requests
and issues count once for every action on them that GitHub published."""
version = 1
group = "Activity"
order = 10

[devstats]
name = "Contributions"
difference = "DevStats knows bots by their login alone; here GitHub's type of account counts too."

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 16
points = [3, 4, 2, 0, 6, 1, "none"]
*/
-- The kinds of seven event types: pushes, pull requests, issues, reviews and the three sorts of comments,
-- with whatever actions GitHub gave them; 'pull-request-…' would be a type that is none of the seven.
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    1 AS amount,
    act.account_id AS person_id,
    act.kind AS segment,
    act.item
FROM devstats_act AS act
WHERE
    act.kind = 'push'
    OR (act.kind LIKE 'pull-%' AND act.kind NOT LIKE 'pull-request-%')
    OR act.kind LIKE 'issue-%'
    OR act.kind = 'review'
    OR act.kind LIKE 'review-%'
    OR act.kind = 'commit-comment'
    OR act.kind LIKE 'commit-comment-%'
