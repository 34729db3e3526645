import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { assertCalendar, type Calendar } from '../../domain/sla/calendar.js';
import { calendarVersionConflict } from '../../domain/sla/sla.errors.js';
import { SlaRepository } from '../../persistence/sla.repository.js';

@Injectable()
export class WriteCalendar {
  constructor(
    private readonly transactions: Transactions,
    private readonly sla: SlaRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Holds for deadlines that are promised from now on; those that run keep the version they were promised on.
   * @throws DomainError `sla.calendar-invalid`, `sla.version-conflict`
   */
  async execute(given: Omit<Calendar, 'version'>, by: string, expectedVersion?: number): Promise<Calendar> {
    assertCalendar(given);
    return await this.transactions.run(async (tx) => {
      const before = await this.sla.lockCalendar(tx, given.id);
      const version = before?.version ?? 0;
      if (expectedVersion !== undefined && expectedVersion !== version) {
        throw calendarVersionConflict(expectedVersion, version);
      }
      if (before && isDeepStrictEqual({ ...given, version }, before)) return before;
      const calendar = { ...given, version: version + 1 };
      await this.sla.insertCalendar(tx, calendar, by, this.clock.now());
      return calendar;
    });
  }
}
