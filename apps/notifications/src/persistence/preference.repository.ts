import { Injectable } from '@nestjs/common';
import { PreferenceChanged } from '@viewline/events';
import { Outbox, type Transaction } from '@viewline/messaging';
import type { Preferences } from '../domain/policy/preferences.js';
import type { Asked } from './asked.js';

export interface PreferenceVersion {
  subscriberId: string;
  /** Counts the changes of this subscriber's wishes from 1. */
  version: number;
  wishes: Preferences;
  changed: readonly string[];
  origin: string;
  by?: string;
  saidAt: Date;
}

export interface PreferenceRow {
  subscriber_id: string;
  version: number;
  wishes: Preferences;
  changed: string[];
  origin: string;
  said_by: string | null;
  said_at: Date;
}

@Injectable()
export class PreferenceRepository {
  constructor(private readonly outbox: Outbox) {}

  /** The last of each of them who ever wished for something. */
  async current(asked: Asked, subscriberIds: readonly string[]): Promise<PreferenceVersion[]> {
    const rows = await asked.query<PreferenceRow[]>(
      `SELECT DISTINCT ON (subscriber_id) * FROM preference_version WHERE subscriber_id = ANY($1::uuid[])
       ORDER BY subscriber_id, version DESC`,
      [subscriberIds],
    );
    return rows.map(toPreferenceVersion);
  }

  /** Lock the person first. */
  async addWithEvent(tx: Transaction, added: PreferenceVersion): Promise<void> {
    const { subscriberId, version, wishes, changed, origin, by, saidAt } = added;
    await tx.query(
      `INSERT INTO preference_version (subscriber_id, version, wishes, changed, origin, said_by, said_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [subscriberId, version, JSON.stringify(wishes), changed, origin, by, saidAt],
    );
    const { channels, channelsOff, ...rest } = wishes;
    const data = {
      subscriberId,
      changed: [...changed],
      ...rest,
      ...(channels && { channels: [...channels] }),
      ...(channelsOff && { channelsOff: [...channelsOff] }),
      ...(by && { by }),
    };
    await this.outbox.append(tx, [PreferenceChanged.create(data, { time: saidAt, sequence: version })]);
  }
}

/** Of people who are one, the wish that was said last is theirs. */
export function latestOf(versions: readonly PreferenceVersion[]): PreferenceVersion | undefined {
  return versions.toSorted(
    (a, b) => b.saidAt.getTime() - a.saidAt.getTime() || (a.subscriberId < b.subscriberId ? -1 : 1),
  )[0];
}

/** Counts the changes of all of a person's wishes, as long as nobody joins or leaves them. */
export function revisionOf(versions: readonly PreferenceVersion[]): number {
  return versions.reduce((sum, { version }) => sum + version, 0);
}

export function toPreferenceVersion(row: PreferenceRow): PreferenceVersion {
  const { subscriber_id: subscriberId, version, wishes, changed, origin, said_by: by, said_at: saidAt } = row;
  return { subscriberId, version, wishes, changed, origin, saidAt, ...(by !== null && { by }) };
}
