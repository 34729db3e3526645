import { Inject, Injectable } from '@nestjs/common';
import type { TicketDeadlineKind } from '@viewline/events';
import { CLOCK, isId, type Clock } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import { ledgerOf } from '../../domain/sla/deadline.js';
import type { Ledger } from '../../domain/sla/ledger.js';
import { DeadlineRepository } from '../../persistence/deadline.repository.js';
import { TICKET_COLUMNS, toTicket, type TicketRow } from '../../persistence/ticket.row.js';

export interface DeadlineExplained extends Ledger {
  kind: TicketDeadlineKind;
  /** Of business time. */
  targetMinutes: number;
  severityLevel: string;
  segment: string | null;
  /** The calendar it was promised on, which later versions do not change. */
  calendar: { id: string; version: number; name: string; timeZone: string };
  missedAt: Date | null;
}

/** Where each minute of a deadline went. Derived again from the ticket's history, not read from a counter. */
@Injectable()
export class ExplainDeadlines {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deadlines: DeadlineRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(ticketId: string): Promise<DeadlineExplained[] | undefined> {
    const [row] = await this.dataSource.query<TicketRow[]>(
      `SELECT ${TICKET_COLUMNS} FROM ticket WHERE id = $1`,
      [isId(ticketId) ? ticketId : null],
    );
    if (!row) return undefined;
    const ticket = toTicket(row);
    const now = this.clock.now();
    const deadlines = await this.deadlines.of(this.dataSource, [ticketId]);
    return deadlines.map((deadline) => {
      const { kind, targetMinutes, severityLevel, segment = null, missedAt = null } = deadline;
      const { id, version, name, timeZone } = deadline.calendar;
      const calendar = { id, version, name, timeZone };
      return {
        kind,
        targetMinutes,
        severityLevel,
        segment,
        calendar,
        missedAt,
        ...ledgerOf(deadline, ticket, now),
      };
    });
  }
}
