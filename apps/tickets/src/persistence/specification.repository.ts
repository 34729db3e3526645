import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { ServiceConfig } from '@viewline/platform';
import { enqueueNotifications, notification, type Document } from '@viewline/tmf';
import { specificationNotFound } from '../domain/specification.errors.js';
import { TROUBLE_TICKET_SPECIFICATION } from '../resources/trouble-ticket-specification.js';

export interface Specification {
  id: string;
  version: number;
  document: Document;
}

type SpecificationEvent = (typeof TROUBLE_TICKET_SPECIFICATION.events)[number];

/** Ticket specifications, and what the hub says of them. */
@Injectable()
export class SpecificationRepository {
  private readonly publicUrl: string;

  constructor(config: ServiceConfig) {
    this.publicUrl = config.PUBLIC_URL ?? '';
  }

  /** @throws DomainError `ticket-specification.not-found` */
  async lock(tx: Transaction, id: string): Promise<Specification> {
    const [found] = await tx.query<Specification[]>(
      'SELECT id, version, document FROM ticket_specification WHERE id = $1 FOR UPDATE',
      [isId(id) ? id : null],
    );
    if (!found) throw specificationNotFound(id);
    return found;
  }

  async save(tx: Transaction, { id, version, document }: Specification): Promise<void> {
    await tx.query(
      `INSERT INTO ticket_specification (id, version, document) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, document = excluded.document`,
      [id, version, JSON.stringify(document)],
    );
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM ticket_specification WHERE id = $1', [id]);
  }

  async tell(
    tx: Transaction,
    { id, document }: Specification,
    events: readonly { event: SpecificationEvent; fieldPath?: string }[],
    time: Date,
  ): Promise<void> {
    const rendered = TROUBLE_TICKET_SPECIFICATION.render(id, document, this.publicUrl);
    const notifications = events.map(({ event, fieldPath }) =>
      notification(TROUBLE_TICKET_SPECIFICATION, event, rendered, { time, ...(fieldPath && { fieldPath }) }),
    );
    await enqueueNotifications(tx, notifications);
  }
}
