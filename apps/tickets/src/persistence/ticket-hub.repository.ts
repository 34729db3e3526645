import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { publicBase, ServiceConfig } from '@viewline/platform';
import { enqueueNotifications, notification, type Notification } from '@viewline/tmf';
import type { TicketChange } from '../domain/ticket-change.js';
import { TROUBLE_TICKET, type TroubleTicketEvent } from '../resources/trouble-ticket.js';

/** First-level attributes that a change of status writes beside the status itself. */
const OF_STATUS = new Set([
  'status',
  'statusChange',
  'statusChangeDate',
  'statusChangeReason',
  'resolutionDate',
]);

/** Tells the hub's subscribers of changes, in their transaction. */
@Injectable()
export class TicketHubRepository {
  private readonly publicUrl: string;

  constructor(config: ServiceConfig) {
    this.publicUrl = publicBase(config);
  }

  async tell(tx: Transaction, changes: readonly TicketChange[]): Promise<void> {
    await enqueueNotifications(
      tx,
      changes.flatMap((change) => this.notificationsOf(change)),
    );
  }

  private notificationsOf(change: TicketChange): Notification[] {
    const { ticket, now } = change;
    const rendered = TROUBLE_TICKET.render(ticket.id, ticket.document, this.publicUrl);
    const say = (event: TroubleTicketEvent, fieldPath?: string): Notification =>
      notification(TROUBLE_TICKET, event, rendered, { time: now, ...(fieldPath && { fieldPath }) });
    if (change.removed) return [say('Delete')];
    if (change.before === undefined) return [say('Create')];
    const { changed } = change;
    const isMoved = changed.includes('statusChange');
    const others = isMoved ? changed.filter((name) => !OF_STATUS.has(name)) : changed;
    return [
      ...(others.length > 0 ? [say('AttributeValueChange', others.join(','))] : []),
      ...(isMoved ? [say('StatusChange')] : []),
      // A ticket is pending while it waits for what only its subscriber can tell.
      ...(isMoved && ticket.document.status === 'pending' ? [say('InformationRequired')] : []),
      ...(isMoved && ticket.document.status === 'resolved' ? [say('Resolved')] : []),
    ];
  }
}
