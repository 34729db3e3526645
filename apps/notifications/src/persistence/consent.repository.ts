import { Injectable } from '@nestjs/common';
import { ConsentChanged, type NotificationChannel, type NotificationPurpose } from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import { Outbox, type Transaction } from '@viewline/messaging';
import type { ConsentWord } from '../domain/policy/consent.js';
import type { Asked } from './asked.js';

/** A word as it is to be written down. */
export interface NewConsentWord extends ConsentWord {
  /** The same word twice is one. */
  id: string;
  by?: string;
  evidence?: string;
}

export interface ConsentRow {
  id: string;
  subscriber_id: string;
  purpose: NotificationPurpose;
  channel: NotificationChannel | null;
  granted: boolean;
  origin: string;
  said_by: string | null;
  evidence: string | null;
  said_at: Date;
  heard_at: Date;
}

@Injectable()
export class ConsentRepository {
  constructor(private readonly outbox: Outbox) {}

  /** The last words of each of them. */
  async current(asked: Asked, subscriberIds: readonly string[]): Promise<ConsentWord[]> {
    const rows = await asked.query<ConsentRow[]>(
      `SELECT DISTINCT ON (subscriber_id, purpose, channel) * FROM consent_word
       WHERE subscriber_id = ANY($1::uuid[])
       ORDER BY subscriber_id, purpose, channel, said_at DESC, granted, position DESC`,
      [subscriberIds],
    );
    return rows.map(toWord);
  }

  /** All that they ever said, oldest first. */
  async everSaid(asked: Asked, subscriberIds: readonly string[]): Promise<ConsentWord[]> {
    const rows = await asked.query<ConsentRow[]>(
      'SELECT * FROM consent_word WHERE subscriber_id = ANY($1::uuid[]) ORDER BY said_at, position',
      [subscriberIds],
    );
    return rows.map(toWord);
  }

  /** Lock the person first. @returns how many of the words were new */
  async say(tx: Transaction, words: readonly NewConsentWord[], heardAt: Date): Promise<number> {
    const rows = words.map((word) => ({
      id: word.id,
      consent_id: idFromName('consent', word.subscriberId, word.purpose, word.channel ?? ''),
      subscriber_id: word.subscriberId,
      purpose: word.purpose,
      channel: word.channel,
      granted: word.granted,
      origin: word.origin,
      said_by: word.by,
      evidence: word.evidence,
      said_at: word.saidAt.toISOString(),
      heard_at: heardAt.toISOString(),
    }));
    const written = await tx.query<{ id: string; consent_id: string; sequence: number }[]>(
      `INSERT INTO consent_word (id, consent_id, sequence, subscriber_id, purpose, channel, granted, origin, said_by,
                                 evidence, said_at, heard_at)
       SELECT r.id, r.consent_id,
              (SELECT count(*) FROM consent_word w
               WHERE w.subscriber_id = r.subscriber_id AND w.consent_id = r.consent_id)
                + row_number() OVER (PARTITION BY r.consent_id ORDER BY r.place),
              r.subscriber_id, r.purpose, r.channel, r.granted, r.origin, r.said_by, r.evidence, r.said_at, r.heard_at
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (id uuid, consent_id uuid, subscriber_id uuid, purpose text,
              channel text, granted boolean, origin text, said_by text, evidence text, said_at timestamptz,
              heard_at timestamptz)) WITH ORDINALITY AS r(id, consent_id, subscriber_id, purpose, channel, granted,
              origin, said_by, evidence, said_at, heard_at, place)
       WHERE NOT EXISTS (SELECT 1 FROM consent_word w WHERE w.id = r.id)
       ORDER BY r.place
       RETURNING id, consent_id, sequence`,
      [JSON.stringify(rows)],
    );
    const byId = new Map(words.map((word) => [word.id, word]));
    await this.outbox.append(
      tx,
      written.map(({ id, consent_id: consentId, sequence }) => eventOf(byId.get(id)!, consentId, sequence)),
    );
    return written.length;
  }
}

function eventOf(word: NewConsentWord, consentId: string, sequence: number) {
  const { id, subscriberId, purpose, channel, granted, origin, by, evidence, saidAt } = word;
  return ConsentChanged.create(
    {
      consentId,
      subscriberId,
      purpose,
      granted,
      origin,
      ...(channel && { channel }),
      ...(by && { by }),
      ...(evidence && { evidence }),
    },
    { time: saidAt, sequence, id: idFromName('consent-changed', id) },
  );
}

export function toWord(row: ConsentRow): ConsentWord {
  const { subscriber_id: subscriberId, purpose, channel, granted, origin, said_at: saidAt } = row;
  return { subscriberId, purpose, granted, origin, saidAt, ...(channel && { channel }) };
}
