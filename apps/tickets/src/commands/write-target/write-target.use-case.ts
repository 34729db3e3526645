import { Injectable } from '@nestjs/common';
import { idFromName } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { calendarUnknown } from '../../domain/sla/sla.errors.js';
import type { SlaTarget } from '../../domain/sla/target.js';
import { SlaRepository } from '../../persistence/sla.repository.js';

@Injectable()
export class WriteTarget {
  constructor(
    private readonly transactions: Transactions,
    private readonly sla: SlaRepository,
  ) {}

  /** One for each kind, severity and tier: writing it again replaces it. @throws DomainError `sla.calendar-unknown` */
  async execute(given: Omit<SlaTarget, 'id'>): Promise<SlaTarget> {
    return await this.transactions.run(async (tx) => {
      const calendars = await this.sla.calendars(tx, [given.calendarId]);
      if (!calendars.has(given.calendarId)) throw calendarUnknown(given.calendarId);
      const tier = given.segment?.toLowerCase() ?? '';
      const target = { ...given, id: idFromName('sla-target', given.kind, given.severityLevel ?? '', tier) };
      await this.sla.saveTarget(tx, target);
      return target;
    });
  }
}
