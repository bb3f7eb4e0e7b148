"""What is found by typing: prefixes, words of descriptions, names with letters wrong; the best first."""

from dataclasses import dataclass

from django.db import connection, transaction

from landscape import lexicon
from landscape.catalogue import name_key
from landscape.lexicon import Kind

WORDS_LENGTH = 100
MOST = 50

# Below this share of common trigrams a name is another name: "istoi" and "istio" share half of theirs.
_LEAST_SIMILAR = "0.4"

# With this many that are spelt as typed nobody has mistyped.
_ENOUGH = 3

# Each way of being found has its GIN index. Steps of 1 keep them apart: the name itself, its beginning, words
# of it or their beginnings, the words as typed in what is said of it, a name with letters wrong. On a step it
# counts how much of the name was typed, or of a name with letters wrong is right, and what most readers mean.
_SQL = """
WITH asked AS (
    SELECT
        %(key)s AS key,
        to_tsquery('simple', %(prefixes)s) AS prefixes,
        plainto_tsquery('english', %(key)s) AS words
),

spelt AS MATERIALIZED (
    SELECT entry.id
    FROM landscape_searchentry AS entry
    INNER JOIN asked ON to_tsvector('simple', COALESCE(entry.names, '')) @@ asked.prefixes
),

ways AS (
    SELECT spelt.id, 2 AS step
    FROM spelt
    UNION ALL
    SELECT entry.id, 0 AS step
    FROM landscape_searchentry AS entry
    INNER JOIN asked ON asked.key <%% entry.names
    WHERE (SELECT count(*) FROM spelt) < %(enough)s
    UNION ALL
    SELECT entry.id, 1 AS step
    FROM landscape_searchentry AS entry
    INNER JOIN asked ON to_tsvector('english', COALESCE(entry.about, '')) @@ asked.words
),

best AS (
    SELECT id, max(step) AS step
    FROM ways
    GROUP BY id
)

SELECT entry.kind, entry.slug, entry.title, entry.said
FROM best
INNER JOIN landscape_searchentry AS entry ON best.id = entry.id
CROSS JOIN asked
ORDER BY
    best.step
    + CASE WHEN entry.key = asked.key THEN 2 WHEN starts_with(entry.key, asked.key) THEN 1 ELSE 0 END
    + CASE
        WHEN best.step = 0
            THEN 0.6 * similarity(entry.key, asked.key) + 0.4 * word_similarity(asked.key, entry.names)
        ELSE 0.4 * similarity(entry.key, asked.key)
    END
    + 0.6 * entry.weight DESC,
    length(entry.key), entry.key, entry.kind, entry.slug
LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found; `said` is the line under its name."""

    kind: Kind
    slug: str
    title: str
    said: str


def hits(text: str, *, limit: int) -> list[Hit]:
    """What `text` may mean, the likeliest first; nothing for a text without a letter or digit."""
    words = lexicon.words(text[:WORDS_LENGTH])
    if not words:
        return []
    values: dict[str, str | int] = {
        "key": name_key(text[:WORDS_LENGTH]),
        "prefixes": " & ".join(f"'{word}':*" for word in words),
        "enough": _ENOUGH,
        "limit": min(limit, MOST),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, TRUE)", [_LEAST_SIMILAR])
        cursor.execute(_SQL, values)
        return [Hit(Kind(kind), slug, title, said) for kind, slug, title, said in cursor]
