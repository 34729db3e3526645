import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import type { TicketDocument } from '../../domain/ticket-document.js';
import type { TicketSummary, TicketView } from './ticket.view.js';

interface Row extends Omit<TicketView, 'ticket'> {
  document: TicketDocument;
}

/** Everything that the desk knows of a ticket, in one statement. */
const SQL = `
  SELECT t.id, t.number, t.version, t.document, t.subscriber_id AS "subscriberId", t.severity_level AS "severityLevel",
         t.ticket_class AS "ticketClass", t.queue, t.agent_id AS "agentId", t.agent_name AS "agentName",
         t.escalation_level AS "escalationLevel", t.escalation_queue AS "escalationQueue", t.opened_by AS "openedBy",
         t.answered_at AS "answeredAt", t.parent_id AS "parentId",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'status', c.status)
                                    ORDER BY c.created_at, c.id)
                   FROM (SELECT * FROM ticket WHERE parent_id = t.id ORDER BY created_at, id LIMIT 100) c), '[]') AS children,
         coalesce((SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'state', d.state, 'dueAt', d.due_at,
                                                       'missedAt', d.missed_at, 'targetMinutes', d.target_minutes)
                                    ORDER BY d.kind)
                   FROM deadline d WHERE d.ticket_id = t.id), '[]') AS deadlines
  FROM ticket t WHERE t.id = $1`;

@Injectable()
export class ShowTicket {
  constructor(private readonly dataSource: DataSource) {}

  async execute(id: string): Promise<TicketView | undefined> {
    const [row] = await this.dataSource.query<Row[]>(SQL, [isId(id) ? id : null]);
    if (!row) return undefined;
    const { document, ...view } = row;
    return { ...view, ticket: document };
  }

  /** Just enough to know whose it is. */
  async summary(id: string): Promise<TicketSummary | undefined> {
    const [row] = await this.dataSource.query<TicketSummary[]>(
      'SELECT id, number, version, subscriber_id AS "subscriberId" FROM ticket WHERE id = $1',
      [isId(id) ? id : null],
    );
    return row;
  }
}
