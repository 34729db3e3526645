import { Injectable } from '@nestjs/common';
import { MessageDeliveryReported, provisionalSubscriberId, type NewEvent } from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import { Outbox, type Transaction } from '@viewline/messaging';
import type { DeliveryFact } from '../domain/channel-fact.js';
import { interactionId } from '../domain/interaction.js';

/** Providers report each status of a message several times; one report per status counts. */
@Injectable()
export class DeliveryReportRepository {
  constructor(private readonly outbox: Outbox) {}

  async recordNew(tx: Transaction, reports: readonly DeliveryFact[]): Promise<void> {
    // Without a recipient there is no subscriber to tell.
    const addressed = reports.filter((report) => report.recipient);
    if (addressed.length === 0) return;
    const inserted = await tx.query<{ interaction_id: string; status: string }[]>(
      `INSERT INTO delivery_report (interaction_id, status, reported_at)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) ON CONFLICT DO NOTHING
       RETURNING interaction_id, status`,
      [
        addressed.map((r) => interactionId(r.provider, r.externalId)),
        addressed.map((r) => r.status),
        addressed.map((r) => r.at),
      ],
    );
    const fresh = new Set(inserted.map((row) => `${row.interaction_id} ${row.status}`));
    const events = addressed
      .map((report) => asEvent(report))
      .filter((event) => fresh.delete(`${event.data.interactionId} ${event.data.status}`));
    await this.outbox.append(tx, events);
  }
}

function asEvent(report: DeliveryFact): NewEvent<{ interactionId: string; status: string }> {
  const id = interactionId(report.provider, report.externalId);
  return MessageDeliveryReported.create(
    {
      interactionId: id,
      subscriberId: provisionalSubscriberId(report.recipient!),
      channel: report.channel,
      provider: report.provider,
      externalId: report.externalId,
      status: report.status,
      ...(report.errorCode && { errorCode: report.errorCode }),
    },
    { id: idFromName('event', 'message.delivery-reported', id, report.status), time: report.at, sequence: 1 },
  );
}
