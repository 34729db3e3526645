import { Injectable } from '@nestjs/common';
import { ViewingSessionEnded, ViewingSessionStarted, type EventEnvelope } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import {
  ViewingRepository,
  type SessionEnded,
  type SessionStarted,
} from '../../persistence/viewing.repository.js';

/** Who watched what, for the diagnosis to compare. */
@Injectable()
export class CopyViewing {
  constructor(private readonly viewing: ViewingRepository) {}

  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<number> {
    const sessions = events.flatMap((event): (SessionStarted | SessionEnded)[] =>
      ViewingSessionStarted.is(event) || ViewingSessionEnded.is(event) ? [event.data] : [],
    );
    await this.viewing.saveSessions(tx, sessions);
    return events.length;
  }
}
