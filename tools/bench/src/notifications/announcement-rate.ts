import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '@viewline/postgres';
import type { Figure } from '../report/figure.js';
import type { RunningProcess } from '../stage/running-process.js';
import { withClient } from '../stage/sql.js';
import { OPERATOR, type Stage } from '../stage/stage.js';
import { runWorker } from '../stage/worker.js';
import { register } from './known-subscribers.js';

export interface AnnouncementSize {
  subscribers: number;
  rounds: number;
}

/** Calls of the provider at a time: what a provider of ours has unless told otherwise. */
const CONNECTIONS = 16;
const LOOK_EVERY = 25;
const STALLED = 60_000;
const REGION = 'bench';
const WARM_UP = { region: 'warm-up', subscribers: 500 };
const ANNOUNCEMENTS = '/api/notifications/v1/announcements';

interface Accepted {
  accepted: number;
  different: number;
}

/** Messages per second from the announcement to the provider's acceptance, beside one insert and one POST for each. */
export async function measureAnnouncements(stage: Stage, size: AnnouncementSize): Promise<Figure[]> {
  const bareDatabase = await createDatabase(stage.postgres.url, 'bare');
  const provider = await stage.startYardstick('sms-provider', {});
  const service = await stage.startService('notifications', {
    NOTIFICATION_PROVIDERS: JSON.stringify([
      { kind: 'http', name: 'sms', channel: 'sms', url: `${provider.url}/send`, concurrency: CONNECTIONS },
    ]),
  });
  await bringIn(stage, WARM_UP.region, WARM_UP.subscribers);
  await bringIn(stage, REGION, size.subscribers);
  await announce(service, provider, WARM_UP);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < size.rounds; round++) {
    // What follows the messages (their way into the log, habits, budgets) is done as well by then.
    await service.quiet();
    await forget(provider);
    ours.push(await announce(service, provider, { region: REGION, subscribers: size.subscribers }));
    await service.quiet();
    theirs.push(await runWorker<number>('bare-sender', [bareDatabase, provider.url, String(CONNECTIONS)]));
  }
  return [
    {
      name: 'Announcement to its provider',
      unit: 'messages/s',
      rounds: ours,
      yardstick: { name: 'bare loop of one insert and one POST each', rounds: theirs },
      note:
        `An announcement of an outage to ${size.subscribers.toLocaleString('en')} subscribers by SMS, from the call that publishes it ` +
        'until a provider in a process of its own, which answers at once, has accepted the last message. Each message passes ' +
        'consent, quiet hours and the attention budget, is put in its reader’s language, and leaves its decision, its attempt ' +
        'and its events in the database; none may come twice. The loop sends the same bodies to the same provider. Both have ' +
        `ten connections to PostgreSQL and ${CONNECTIONS} to the provider.`,
    },
  ];
}

async function bringIn(stage: Stage, region: string, subscribers: number): Promise<void> {
  await register(stage.databaseUrl('viewline_log'), region, subscribers);
  await withClient(stage.databaseUrl('viewline_notifications'), async (client) => {
    for (;;) {
      const { rows } = await client.query<{ known: number }>(
        `SELECT count(*)::int AS known FROM subscriber_copy WHERE facts->>'region' = $1`,
        [region],
      );
      if (rows[0]!.known >= subscribers) return;
      await sleep(LOOK_EVERY);
    }
  });
}

/** @returns messages per second. @throws Error if one came twice, or did not come */
async function announce(
  service: RunningProcess,
  provider: RunningProcess,
  { region, subscribers }: { region: string; subscribers: number },
): Promise<number> {
  const draft = await call<{ id: string }>('POST', service.url + ANNOUNCEMENTS, {
    title: 'Sport channels are out',
    audience: { regions: [region] },
    // Urgent, for it must be sent at whatever hour this runs.
    purpose: 'outage',
    severity: 2,
    channels: ['sms'],
    texts: {
      en: { title: 'Sport channels are out', text: 'We are at work on it and expect them back by 18:00.' },
      ar: { title: 'انقطاع القنوات الرياضية', text: 'نعمل على إصلاحها ونتوقع عودتها قبل الساعة 18:00.' },
    },
  });
  const startedAt = performance.now();
  await call('POST', `${service.url}${ANNOUNCEMENTS}/${draft.id}/publish`, {});
  for (let last = { accepted: 0, at: startedAt }; ;) {
    const { accepted, different } = await call<Accepted>('GET', `${provider.url}/accepted`);
    const now = performance.now();
    if (accepted > different) throw new Error(`${accepted - different} messages were sent twice`);
    if (accepted >= subscribers) return (subscribers / (now - startedAt)) * 1000;
    if (accepted > last.accepted) last = { accepted, at: now };
    if (now - last.at > STALLED) throw new Error(`no more than ${accepted} messages of ${subscribers} came`);
    await sleep(LOOK_EVERY);
  }
}

async function forget(provider: RunningProcess): Promise<void> {
  await call('DELETE', `${provider.url}/accepted`);
}

async function call<Answer>(method: string, url: string, body?: object): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: { ...OPERATOR, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
