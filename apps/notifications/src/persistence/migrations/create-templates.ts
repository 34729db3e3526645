import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTemplates1766000000300 implements MigrationInterface {
  name = 'CreateTemplates1766000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE template (
        name text PRIMARY KEY,
        current_version int NOT NULL
      );
      -- Rows are never changed: a message says which one it was made of.
      CREATE TABLE template_version (
        name text NOT NULL REFERENCES template DEFERRABLE INITIALLY DEFERRED,
        version int NOT NULL,
        description text NOT NULL,
        slots jsonb NOT NULL,
        variants jsonb NOT NULL,
        origin text NOT NULL CHECK (origin IN ('files', 'api')),
        hash text NOT NULL,
        saved_by text NOT NULL,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (name, version)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE template_version, template');
  }
}
