import { Injectable } from '@nestjs/common';
import {
  NotificationCancelled,
  NotificationFailed,
  NotificationSent,
  type EventEnvelope,
} from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { BookingRepository } from '../../persistence/booking.repository.js';

/** What never reached a provider disturbed nobody: its place in the attention budget is given back. */
@Injectable()
export class FreeAttention {
  constructor(private readonly bookings: BookingRepository) {}

  async execute(events: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    const idsOf = (chosen: readonly EventEnvelope[]): string[] => chosen.map(({ subject }) => subject);
    await this.bookings.markAccepted(tx, idsOf(events.filter((event) => NotificationSent.is(event))));
    const gone = events.filter((event) => NotificationFailed.is(event) || NotificationCancelled.is(event));
    await this.bookings.giveBack(tx, idsOf(gone));
  }
}
