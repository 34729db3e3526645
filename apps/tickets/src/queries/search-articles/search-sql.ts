/**
 * Finds the words of the articles that come near the words of a question, then the articles that hold them.
 *
 * A word comes near by being it, by beginning with it, by holding it, or by sharing most pairs of letters (Dice). What
 * an article gets for a word grows with where it stands and with how few articles have it; an article that lacks the
 * words that matter is left out. Parameters: $1 tokens as JSON, $2 language or null, $3 limit.
 */
export const SEARCH_SQL = `
  WITH token AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(place int, term text, grams text[], fuzzy boolean, pattern text)
  ), near AS (
    SELECT t.place, n.term, n.nearness FROM token t CROSS JOIN LATERAL (
      SELECT k.term, 1.0 AS nearness FROM knowledge_term k WHERE k.term = t.term
      UNION ALL
      (SELECT k.term, 0.6 + 0.35 * length(t.term) / length(k.term) FROM knowledge_term k
       WHERE t.fuzzy AND k.term LIKE t.pattern AND k.term <> t.term ORDER BY length(k.term), k.term LIMIT 50)
      UNION ALL
      (SELECT k.term, CASE WHEN strpos(k.term, t.term) > 0 THEN 0.6 ELSE 0.85 * c.dice END
       FROM knowledge_term k CROSS JOIN LATERAL (
         SELECT 2.0 * count(*) / (cardinality(k.grams) + cardinality(t.grams)) AS dice
         FROM unnest(k.grams) g(gram) WHERE gram = ANY(t.grams)
       ) c
       WHERE t.fuzzy AND length(t.term) > 3 AND k.grams && t.grams AND k.term <> t.term
         AND (c.dice >= 0.6 OR strpos(k.term, t.term) > 0)
       ORDER BY c.dice DESC, k.term LIMIT 50)
    ) n
  ), hit AS (
    SELECT n.place, a.article_id, a.language, max(a.weight * n.nearness) AS value
    FROM near n JOIN article_term a USING (term) JOIN article USING (article_id)
    WHERE article.state = 'published' GROUP BY 1, 2, 3
  ), total AS (
    SELECT greatest(count(*), 1) AS articles FROM article WHERE state = 'published'
  ), rarity AS (
    SELECT t.place, ln(1 + total.articles / coalesce(nullif(count(DISTINCT h.article_id), 0), 0.5)) AS worth
    FROM token t CROSS JOIN total LEFT JOIN hit h USING (place) GROUP BY t.place, total.articles
  ), scored AS (
    SELECT h.article_id, h.language, sum(h.value * r.worth) * CASE WHEN h.language = $2 THEN 1.2 ELSE 1 END AS score,
           sum(r.worth) / (SELECT sum(worth) FROM rarity) AS covered
    FROM hit h JOIN rarity r USING (place) GROUP BY 1, 2
  ), best AS (
    SELECT DISTINCT ON (article_id) article_id, language, score * covered AS score FROM scored
    WHERE covered >= 0.3 ORDER BY article_id, score * covered DESC, language
  )
  SELECT b.article_id AS id, a.slug, shown.language, shown.title, left(shown.body, 300) AS excerpt, a.media,
         b.score::float8 AS score
  FROM best b JOIN article a USING (article_id)
  CROSS JOIN LATERAL (
    SELECT * FROM article_text x WHERE x.article_id = b.article_id AND x.language IN ($2, b.language)
    ORDER BY x.language = $2 DESC NULLS LAST LIMIT 1
  ) shown
  ORDER BY b.score DESC, a.slug LIMIT $3`;
