"""Who comes into question in a search: found by index alone.

The planner takes the comparison of letters for as cheap as any other and would read the whole table; at 2,000
procedures that costs ten times as much. With only bitmap scans left, the two GIN indexes are the only way.
"""

from django.db import migrations

CANDIDATES = """
CREATE FUNCTION forms_candidates(words text, phrase text) RETURNS SETOF uuid LANGUAGE sql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
SET pg_trgm.word_similarity_threshold = 0.55 AS $$
    SELECT id FROM forms_procedure WHERE vector @@ to_tsquery('simple', words)
    UNION SELECT id FROM forms_procedure WHERE phrase <% folded
$$
"""


class Migration(migrations.Migration):
    dependencies = [("forms", "0002_only_grows")]
    operations = [migrations.RunSQL(CANDIDATES, "DROP FUNCTION forms_candidates(text, text)")]
