import { Inject, Injectable } from '@nestjs/common';
import { PlaybackFailed, type EventEnvelope } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { TicketDesk } from '../../commands/ticket-desk/ticket-desk.use-case.js';
import { ruleFor, type ErrorRule } from '../../domain/recurring-errors/error-rule.js';
import { passesThreshold, type Sighting } from '../../domain/recurring-errors/threshold.js';
import { ticketText } from '../../domain/recurring-errors/ticket-text.js';
import { ErrorPatternRepository, type LockedPattern } from '../../persistence/error-pattern.repository.js';
import { ViewingRepository, type PlaybackError } from '../../persistence/viewing.repository.js';

type ClassedError = PlaybackError & { deviceClass: string };

/**
 * An error that hits enough subscribers on one class of devices inside the rule's window opens one ticket. While that
 * is open it is told what comes after; once it is closed, only errors that happen later count towards another.
 */
@Injectable()
export class OpenTicketWhenErrorRecurs {
  constructor(
    private readonly viewing: ViewingRepository,
    private readonly patterns: ErrorPatternRepository,
    private readonly tickets: TicketDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    const told = events.filter((event) => PlaybackFailed.is(event)).map(({ data }) => data);
    const fresh = (await this.viewing.saveErrors(tx, told)).filter(hasClass);
    if (fresh.length === 0) return;
    const byPattern = groupBy(fresh);
    const locked = await this.patterns.lock(
      tx,
      [...byPattern.values()].map(([error]) => ({
        errorCode: error!.errorCode,
        deviceClass: error!.deviceClass,
      })),
    );
    const ends = await this.tickets.endsOf(
      tx,
      locked.flatMap(({ ticketId }) => ticketId ?? []),
    );
    const rules = await this.patterns.rules(tx);
    for (const pattern of locked) {
      const sightings = byPattern.get(keyOf(pattern))!.map(sightingOf);
      const endedAt = pattern.ticketId === undefined ? undefined : ends.get(pattern.ticketId);
      if (pattern.ticketId !== undefined && endedAt === undefined) {
        await this.follow(tx, pattern.ticketId, sightings);
      } else {
        await this.watch(tx, pattern, ruleFor(pattern, rules), sightings, endedAt);
      }
    }
  }

  private async follow(tx: Transaction, ticketId: string, sightings: readonly Sighting[]): Promise<void> {
    const episode = await this.patterns.add(tx, ticketId, sightings);
    await this.tickets.describe(tx, ticketId, ticketText(episode));
  }

  private async watch(
    tx: Transaction,
    pattern: LockedPattern,
    rule: ErrorRule | undefined,
    fresh: readonly Sighting[],
    after: Date | undefined,
  ): Promise<void> {
    if (!rule) return;
    const window = rule.windowMinutes * 60_000;
    const times = fresh.map(({ at }) => at);
    const sightings = await this.patterns.sightings(tx, pattern, {
      from: new Date(Math.min(...times) - window),
      to: new Date(Math.max(...times) + window),
      ...(after && { after }),
    });
    if (!passesThreshold(sightings, { threshold: rule.threshold, window })) return;
    const ticketId = await this.tickets.openForError(tx, pattern);
    await this.patterns.begin(tx, ticketId, pattern, this.clock.now());
    await this.follow(tx, ticketId, sightings);
  }
}

const hasClass = (error: PlaybackError): error is ClassedError => error.deviceClass !== undefined;

const keyOf = ({ errorCode, deviceClass }: { errorCode: string; deviceClass: string }): string =>
  JSON.stringify([errorCode, deviceClass]);

const sightingOf = ({ subscriberId, occurredAt }: ClassedError): Sighting => ({
  subscriberId,
  at: Date.parse(occurredAt),
});

function groupBy(errors: readonly ClassedError[]): Map<string, ClassedError[]> {
  const groups = new Map<string, ClassedError[]>();
  for (const error of errors) {
    const key = keyOf(error);
    const group = groups.get(key);
    if (group) group.push(error);
    else groups.set(key, [error]);
  }
  return groups;
}
