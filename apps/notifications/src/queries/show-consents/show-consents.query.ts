import { Injectable } from '@nestjs/common';
import { NOTIFICATION_CHANNELS, NOTIFICATION_PURPOSES } from '@viewline/events';
import { DataSource } from 'typeorm';
import { consentOn, type ConsentWord } from '../../domain/policy/consent.js';
import { ConsentRepository, type ConsentRow } from '../../persistence/consent.repository.js';
import { FamilyRepository } from '../../persistence/family.repository.js';
import { PolicySettingsRepository } from '../../persistence/policy-settings.repository.js';
import type { ConsentHistoryView, ConsentsView } from './consents.view.js';

@Injectable()
export class ShowConsents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly families: FamilyRepository,
    private readonly consents: ConsentRepository,
    private readonly settings: PolicySettingsRepository,
  ) {}

  /** What holds now for every purpose and channel, by whichever of the person's records it was said. */
  async current(subscriberId: string): Promise<ConsentsView> {
    const { rootId, memberIds } = await this.family(subscriberId);
    const words = await this.consents.current(this.dataSource, memberIds);
    const { settings } = await this.settings.current(this.dataSource);
    const consents = NOTIFICATION_PURPOSES.flatMap((purpose) =>
      NOTIFICATION_CHANNELS.map((channel) => {
        const rule = settings.purposes[purpose].consent;
        const { state, allowed, word } = consentOn(words, purpose, channel, rule);
        return { purpose, channel, rule, state, allowed, ...(word && said(word)) };
      }),
    );
    return { subscriberId, personId: rootId, consents };
  }

  /** All that was ever said, last heard first. @param before the cursor of the page before */
  async history(subscriberId: string, limit: number, before?: string): Promise<ConsentHistoryView> {
    const { memberIds } = await this.family(subscriberId);
    const rows = await this.dataSource.query<(ConsentRow & { position: string })[]>(
      `SELECT * FROM consent_word WHERE subscriber_id = ANY($1::uuid[]) AND position < coalesce($2::bigint, ${2 ** 53})
       ORDER BY position DESC LIMIT $3`,
      [memberIds, before, limit + 1],
    );
    const shown = rows.slice(0, limit);
    return {
      words: shown.map((row) => ({
        id: row.id,
        subscriberId: row.subscriber_id,
        purpose: row.purpose,
        channel: row.channel,
        granted: row.granted,
        origin: row.origin,
        by: row.said_by,
        evidence: row.evidence,
        saidAt: row.said_at,
        heardAt: row.heard_at,
      })),
      next: rows.length > limit ? shown.at(-1)!.position : null,
    };
  }

  private async family(subscriberId: string) {
    return (await this.families.familiesOf(this.dataSource, [subscriberId])).get(subscriberId)!;
  }
}

const said = ({ saidAt, origin, subscriberId }: ConsentWord) => ({ saidAt, origin, saidBy: subscriberId });
