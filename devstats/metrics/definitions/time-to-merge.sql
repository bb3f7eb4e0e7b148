/*
title = "Time to merge"
question = "How long did a merged pull request wait?"
unit = "seconds"
arithmetic = "median"
chart = "line"
better = "less"
caveat = """
Counted on the day of the merge, so that a day's value does not change later. Pull requests that were never
merged are not in it, nor those of which GitHub did not say when they were opened."""
version = 1
group = "Pull requests"
order = 160

[devstats]
name = "Opened to merged"
difference = """
DevStats places a pull request by its date of creation: those still open are missing, so that the newest
periods look quick, and periods are not computed again when a late merge arrives. Bots are not left out."""

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 129600
points = ["none", 86400, "none", "none", 172800, "none", "none"]
*/
-- By merged_at, which has an index of its own.
SELECT
    pull.merged_at AS at,
    pull.merged_on AS utc_day,
    pull.repository_id,
    pull.author_id AS person_id,
    extract(EPOCH FROM pull.merged_at - pull.created_at) AS amount,
    'pull/' || pull.number AS item
FROM devstats_pull AS pull
WHERE
    pull.merged_at IS NOT NULL
    AND pull.created_at IS NOT NULL
