import type { TicketDeadlineKind } from '@viewline/events';
import type { SeverityLevel } from '../severity.js';

/** What is promised for a severity and a tier of customers; absent means "any". */
export interface SlaTarget {
  readonly id: string;
  readonly kind: TicketDeadlineKind;
  readonly severityLevel?: SeverityLevel;
  /** Of the subscriber, such as `vip`. */
  readonly segment?: string;
  readonly calendarId: string;
  /** Of business time. */
  readonly minutes: number;
}

/** The narrowest promise that fits: a customer's tier goes before the severity. */
export function targetFor(
  targets: readonly SlaTarget[],
  kind: TicketDeadlineKind,
  severityLevel: SeverityLevel,
  segment: string | undefined,
): SlaTarget | undefined {
  const tier = segment?.trim().toLowerCase();
  const narrowness = (one: SlaTarget): number => (one.segment ? 2 : 0) + (one.severityLevel ? 1 : 0);
  return targets
    .filter(
      (one) =>
        one.kind === kind &&
        (one.severityLevel === undefined || one.severityLevel === severityLevel) &&
        (one.segment === undefined || one.segment.toLowerCase() === tier),
    )
    .toSorted((a, b) => narrowness(b) - narrowness(a) || (a.id < b.id ? -1 : 1))[0];
}
