import { OUTAGES_TOPIC, SUBSCRIBERS_TOPIC, type NewEvent } from '@viewline/events';
import { logRecordOf, openEventLog } from '@viewline/messaging';
import type { Tally } from '../sending/tally.js';
import { matchNightFacts, presentOutageFacts } from './outage-facts.js';
import { productFacts } from './product-facts.js';
import type { Known } from './subscribers.js';
import { viewingFacts } from './viewing-facts.js';

const DOOR = 'event-log/facts';
/** Only where the topic is not there yet; its consumers make it otherwise. */
const PARTITIONS = 12;
const AT_ONCE = 1_000;

export interface FactsOptions {
  customers: readonly Known[];
  /** How many the match night hit. */
  victims: number;
  now: Date;
  /** `postgres://…` or `kafka://…` */
  eventLogUrl: string;
  tally: Tally;
}

/** Speaks for the services that are not there yet: product inventory, telemetry and outages. Said again, it is known. */
export async function publishFacts({
  customers,
  victims,
  now,
  eventLogUrl,
  tally,
}: FactsOptions): Promise<void> {
  const events = operatorFacts(customers, victims, now);
  const log = openEventLog(eventLogUrl, 'simulator');
  try {
    for (const topic of [SUBSCRIBERS_TOPIC, OUTAGES_TOPIC]) await log.ensureTopic(topic, PARTITIONS);
    for (let n = 0; n < events.length; n += AT_ONCE) {
      await log.publish(events.slice(n, n + AT_ONCE).map(logRecordOf));
    }
    tally.add(DOOR, events.length);
  } catch (error) {
    tally.add(DOOR, events.length, String(error));
  } finally {
    await log.close();
  }
}

/** In the order in which they happened. */
export function operatorFacts(customers: readonly Known[], victims: number, now: Date): NewEvent[] {
  return [
    ...customers.flatMap((one) => productFacts(one, now)),
    ...customers.flatMap((one) => viewingFacts(one, now)),
    ...matchNightFacts(customers, victims, now),
    ...presentOutageFacts(customers, now),
  ].toSorted((a, b) => a.time.getTime() - b.time.getTime());
}
