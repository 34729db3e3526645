import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { templateNotFound } from '../../domain/template/template.errors.js';
import type { TemplateVersion } from '../../domain/template/template.js';
import { TEMPLATE_COLUMNS, toTemplate, type TemplateRow } from '../../persistence/template.row.js';

/** One line of the list. */
export interface TemplateSummary {
  name: string;
  version: number;
  description: string;
  languages: string[];
  channels: string[];
}

/** Who made which version, newest first. */
export interface TemplateEdit {
  version: number;
  origin: string;
  savedBy: string;
  savedAt: Date;
}

const MOST = 500;

@Injectable()
export class FindTemplates {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns the number of the version in use; undefined for no such template */
  async versionInUse(name: string): Promise<number | undefined> {
    const [row] = await this.dataSource.query<{ version: number }[]>(
      'SELECT current_version AS version FROM template WHERE name = $1 AND current_version > 0',
      [name],
    );
    return row?.version;
  }

  /**
   * @param version the one in use if absent
   * @throws DomainError `template.not-found`
   */
  async one(name: string, version?: number): Promise<TemplateVersion> {
    const [row] = await this.dataSource.query<TemplateRow[]>(
      `SELECT ${TEMPLATE_COLUMNS} FROM template t
       JOIN template_version v ON v.name = t.name AND v.version = coalesce($2::int, t.current_version)
       WHERE t.name = $1`,
      [name, version],
    );
    if (!row) throw templateNotFound(name, version);
    return toTemplate(row);
  }

  async list(): Promise<TemplateSummary[]> {
    return await this.dataSource.query<TemplateSummary[]>(
      `SELECT v.name, v.version, v.description,
              array(SELECT DISTINCT w->>'language' FROM jsonb_array_elements(v.variants) w ORDER BY 1) AS languages,
              array(SELECT DISTINCT w->>'channel' FROM jsonb_array_elements(v.variants) w ORDER BY 1) AS channels
       FROM template t JOIN template_version v ON v.name = t.name AND v.version = t.current_version
       ORDER BY v.name LIMIT ${MOST}`,
    );
  }

  async edits(name: string): Promise<TemplateEdit[]> {
    return await this.dataSource.query<TemplateEdit[]>(
      `SELECT version, origin, saved_by AS "savedBy", saved_at AS "savedAt" FROM template_version
       WHERE name = $1 ORDER BY version DESC LIMIT ${MOST}`,
      [name],
    );
  }
}
