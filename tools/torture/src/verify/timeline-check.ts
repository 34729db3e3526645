import { setTimeout as sleep } from 'node:timers/promises';
import { contactOf, subscriberIdOf } from '../load/contact.js';
import { SUBSCRIBERS } from '../load/load.js';
import type { Stage } from '../stage/stage.js';

interface Page {
  items: { occurredAt: string; details: { externalId?: string } }[];
  next: string | null;
}

export interface TimelineFindings {
  lost: string[];
  duplicated: string[];
  outOfOrder: string[];
}

const PAGE = 200;
const SUBSCRIBERS_AT_ONCE = 4;
const ATTEMPTS = 20;
const RETRY_AFTER = 500;

/** Reads every subscriber's whole timeline as an agent would and compares it with the journal. */
export async function checkTimelines(
  stage: Stage,
  acknowledged: readonly string[],
): Promise<TimelineFindings> {
  const lost = new Set(acknowledged);
  const found: TimelineFindings = { lost: [], duplicated: [], outOfOrder: [] };
  const seen = new Set<string>();
  const subscribers = Array.from({ length: SUBSCRIBERS }, (_, subscriber) => subscriber);
  const readOn = async () => {
    for (let subscriber = subscribers.pop(); subscriber !== undefined; subscriber = subscribers.pop()) {
      let newer = Number.POSITIVE_INFINITY;
      for (const id of await timelineOf(stage, subscriber)) {
        const sequence = contactOf(id)?.sequence ?? Number.NaN;
        if (seen.has(id)) found.duplicated.push(id);
        // Newest first; what stands twice is counted above.
        else if (sequence > newer) found.outOfOrder.push(id);
        newer = sequence;
        seen.add(id);
        lost.delete(id);
      }
    }
  };
  await Promise.all(Array.from({ length: SUBSCRIBERS_AT_ONCE }, readOn));
  return { ...found, lost: [...lost] };
}

async function timelineOf(stage: Stage, subscriber: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await readPage(stage, subscriber, cursor);
    ids.push(...page.items.map((item) => item.details.externalId ?? ''));
    cursor = page.next;
  } while (cursor);
  return ids;
}

async function readPage(stage: Stage, subscriber: number, cursor: string | null): Promise<Page> {
  const query = new URLSearchParams({ limit: String(PAGE), ...(cursor && { cursor }) });
  const path = `/api/timeline/v1/subscribers/${subscriberIdOf(subscriber)}/entries?${query}`;
  for (let attempt = 1; ; attempt++) {
    const { url } = stage.timelines[attempt % stage.timelines.length]!;
    const answer = await fetch(url + path, { headers: { 'x-api-key': stage.apiKey } }).catch(() => undefined);
    if (answer?.ok) return (await answer.json()) as Page;
    if (attempt === ATTEMPTS) throw new Error(`${path}: ${answer ? answer.status : 'no answer'}`);
    await sleep(RETRY_AFTER);
  }
}
