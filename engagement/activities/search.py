"""The search rows of an activity, and how words are looked up in them.

`simple` words (the Indonesian stemmer over-stems) with prefixes, and trigrams of the folded text for slips of the pen.
"""

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from engagement.activities.models import Activity, ActivitySearch
from places.folding import fold

_WRITE = """
INSERT INTO activities_activitysearch (activity_id, language, folded, words)
VALUES (%s, %s, %s, setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'B'))
ON CONFLICT (activity_id, language) DO UPDATE SET folded = EXCLUDED.folded, words = EXCLUDED.words
"""


def index(activity: Activity) -> None:
    """Write the search row of the activity's original language anew."""
    title = fold(activity.title)
    place = "" if activity.is_sensitive else activity.place.name
    rest = fold(f"{activity.summary} {activity.body} {activity.organisation.name} {place}")
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE, [activity.pk, activity.original_language, f"{title} {rest}"[:4000], title, rest]
        )


def matching(activities: QuerySet[Activity], text: str) -> QuerySet[Activity]:
    """Those in which every word of `text` begins a word, or which sound like it."""
    words = fold(text).split()[:8]
    if not words:
        return activities
    query = SearchQuery(" & ".join(f"{word}:*" for word in words), config="simple", search_type="raw")
    rows = ActivitySearch.objects.filter(activity=OuterRef("pk")).filter(
        Q(words=query) | Q(folded__trigram_word_similar=" ".join(words))
    )
    return activities.filter(Exists(rows))
