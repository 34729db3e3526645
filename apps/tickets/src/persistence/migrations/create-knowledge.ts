import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateKnowledge1767000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE article (
        article_id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        version int NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
        owner text NOT NULL,
        review_on date NOT NULL,
        media jsonb NOT NULL,
        views int NOT NULL DEFAULT 0,
        changed_by text NOT NULL,
        changed_at timestamptz(3) NOT NULL
      );
      CREATE INDEX ON article (review_on, article_id) WHERE state = 'published';
      CREATE TABLE article_text (
        article_id uuid NOT NULL REFERENCES article ON DELETE CASCADE,
        language text NOT NULL,
        title text NOT NULL,
        keywords text[] NOT NULL,
        body text NOT NULL,
        PRIMARY KEY (article_id, language)
      );
      CREATE TABLE article_term (
        term text NOT NULL,
        article_id uuid NOT NULL,
        language text NOT NULL,
        weight real NOT NULL,
        PRIMARY KEY (term, article_id, language),
        FOREIGN KEY (article_id, language) REFERENCES article_text ON DELETE CASCADE
      );
      CREATE INDEX ON article_term (article_id, language);
      -- Every word of all articles, once, with the pairs of letters by which a misspelt one is found.
      CREATE TABLE knowledge_term (
        term text PRIMARY KEY,
        grams text[] NOT NULL
      );
      CREATE INDEX ON knowledge_term (term text_pattern_ops);
      CREATE INDEX ON knowledge_term USING gin (grams);
      CREATE TABLE knowledge_search (
        search_id uuid PRIMARY KEY,
        session_id uuid,
        query text NOT NULL,
        folded text NOT NULL,
        language text,
        results int NOT NULL,
        searched_at timestamptz(3) NOT NULL
      );
      CREATE INDEX ON knowledge_search (searched_at);
      CREATE INDEX ON knowledge_search (searched_at, folded) WHERE results = 0;
      -- One visit of somebody who looks for help.
      CREATE TABLE knowledge_session (
        session_id uuid PRIMARY KEY,
        subscriber_id uuid,
        started_at timestamptz(3) NOT NULL,
        last_at timestamptz(3) NOT NULL,
        searches int NOT NULL,
        views int NOT NULL
      );
      CREATE INDEX ON knowledge_session (last_at, session_id);
      CREATE TABLE knowledge_seed (planted_at timestamptz NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE knowledge_seed, knowledge_session, knowledge_search, knowledge_term, article_term, article_text, article',
    );
  }
}
