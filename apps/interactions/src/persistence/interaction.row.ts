import type { InteractionFacts } from '@viewline/events';
import type { Interaction } from '../domain/interaction.js';

/** A row of table `interaction`, as far as the domain needs it. */
export interface InteractionRow {
  id: string;
  facts: InteractionFacts;
  version: number;
  report_version: number;
  created_at: Date;
  updated_at: Date;
  status_changed_at: Date;
}

export function toInteraction(row: InteractionRow): Interaction {
  return {
    facts: row.facts,
    version: row.version,
    reportVersion: row.report_version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    statusChangedAt: row.status_changed_at,
  };
}
