/*
title = "Contributors"
question = "How many people contributed?"
unit = "people"
arithmetic = "distinct"
member = "person"
chart = "line"
better = "more"
caveat = """
A person who contributed on several days counts once in the whole, so that the days do not add up to it. Each
account is taken for a person."""
version = 1
group = "Activity"
order = 20

[devstats]
name = "Contributors"
difference = """
DevStats divides its averages of people by the number of days, so that 7-day contributors are a seventh of the
week's. It knows bots by their login alone; here GitHub's type of account counts too."""

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 3
points = [2, 2, 2, 0, 3, 1, "none"]
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
