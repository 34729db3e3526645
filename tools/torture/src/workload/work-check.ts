import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../stage/stage.js';
import { ask } from './ask.js';
import { COMPENSATED, COMPENSATION, type Compensation } from './compensation.js';
import type { FakeProvider } from './fake-provider.js';
import { CREDIT, type Acknowledged } from './work-load.js';

export interface Count {
  acknowledged: number;
  lost: string[];
  duplicated: string[];
  /** Whatever else is not as it has to be. */
  wrong: string[];
}

export interface WorkFindings {
  grants: Count;
  compensation: Count;
  sends: Count & { accepted: number; uncertain: number };
  tickets: Count;
}

/** Milliseconds. */
const LOOK_EVERY = 500;
const PATIENCE = 120_000;
const OVER = ['sent', 'delivered', 'read', 'suppressed', 'failed', 'uncertain', 'cancelled'];

/** Waits until all work is done, and compares what was acknowledged with what came of it. */
export async function checkWork(
  stage: Stage,
  { grants, sends, tickets, notes, moves }: Acknowledged,
  provider: FakeProvider,
  compensation: Compensation,
): Promise<WorkFindings> {
  await untilDone(stage);
  const credits = await ask<{ id: string; cause: string; kind: string; amount: string; bookings: string }>(
    stage.databaseUrl('disputes'),
    `SELECT c.id, c.cause_id AS cause, c.cause_kind AS kind, c.amount,
       (SELECT count(*) FROM ledger_journal j WHERE j.kind = 'grant' AND j.reference = c.id) AS bookings FROM credit c`,
  );
  const entries = await ask<{ type: string; subject_id: string; text: string | null; times: string }>(
    stage.databaseUrl('timeline'),
    `SELECT type, subject_id, text, count(*) AS times FROM entry
     WHERE source IN ('/viewline/tickets', '/viewline/disputes') GROUP BY type, subject_id, text`,
  );
  const seen = (type: string) => entries.filter((entry) => entry.type === `viewline.${type}.v1`);
  const subjects = (type: string) => countOf(seen(type), ({ subject_id: id, times }) => [id, Number(times)]);
  const goodwill = credits.filter(({ kind }) => kind === 'goodwill');
  const compensations = credits.filter(({ cause }) => cause.startsWith(compensation.problemId));
  const unbalanced = await unbalancedAccounts(stage);
  return {
    grants: {
      ...compare(
        grants,
        countOf(goodwill, ({ cause, bookings }) => [cause, Number(bookings)]),
      ),
      wrong: [
        ...unbalanced,
        ...goodwill
          .filter(({ amount }) => Number(amount) !== CREDIT)
          .map(({ cause }) => `amount of ${cause}`),
        ...differing(credits, subjects('credit.granted')),
      ],
    },
    compensation: {
      acknowledged: compensation.runs,
      lost: Array.from(
        { length: Math.max(0, COMPENSATED - compensations.length) },
        (_, n) => `person ${n + 1}`,
      ),
      duplicated: compensations.slice(COMPENSATED).map(({ cause }) => cause),
      wrong: compensations
        .filter(({ amount, bookings }) => Number(amount) !== COMPENSATION || bookings !== '1')
        .map(({ cause }) => cause),
    },
    sends: await checkSends(stage, sends, provider),
    tickets: merged([
      compare(tickets, subjects('ticket.opened')),
      compare(
        notes,
        countOf(seen('ticket.note-added'), ({ text, times }) => [text ?? '', Number(times)]),
      ),
      compare(moves, subjects('ticket.status-changed')),
    ]),
  };
}

async function checkSends(
  stage: Stage,
  sends: Acknowledged['sends'],
  { accepted }: FakeProvider,
): Promise<WorkFindings['sends']> {
  const taken = countOf(accepted, (text) => [text, 1]);
  const rows = await ask<{ message_id: string; status: string }>(
    stage.databaseUrl('notifications'),
    'SELECT message_id, status FROM notification',
  );
  const status = new Map(rows.map((row) => [row.message_id, row.status]));
  const all = [...sends].map(([text, { messageId, idempotent }]) => {
    const now = status.get(messageId) ?? 'missing';
    return { text, now, idempotent, times: taken.get(text) ?? 0 };
  });
  const isUnknown = (now: string, idempotent: boolean) => now === 'uncertain' && idempotent;
  return {
    acknowledged: sends.size,
    accepted: accepted.length,
    uncertain: all.filter(({ now }) => now === 'uncertain').length,
    lost: all.filter(({ now, times }) => now === 'sent' && times === 0).map(({ text }) => text),
    duplicated: [...taken].filter(([, times]) => times > 1).map(([text]) => text),
    wrong: all
      .filter(({ now, idempotent }) => !OVER.includes(now) || isUnknown(now, idempotent))
      .map(({ text, now }) => `${text} is ${now}`),
  };
}

/** All messages decided and sent, all runs of compensation ended, all events on the timeline. */
async function untilDone(stage: Stage): Promise<void> {
  const left = async () => {
    const questions = [
      ['notifications', `SELECT count(*) FROM notification WHERE status IN ('waiting', 'queued')`],
      ['disputes', `SELECT count(*) FROM compensation_run WHERE status = 'granting'`],
      ...['notifications', 'disputes', 'tickets'].map((service) => [service, 'SELECT count(*) FROM outbox']),
    ] as const;
    const counts = await Promise.all(
      questions.map(([service, sql]) => ask<{ count: string }>(stage.databaseUrl(service), sql)),
    );
    return counts.reduce((sum, [row]) => sum + Number(row?.count ?? 0), 0);
  };
  let calm = 0;
  for (const deadline = Date.now() + PATIENCE; calm < 4 && Date.now() < deadline; await sleep(LOOK_EVERY)) {
    calm = (await left().catch(() => 1)) === 0 ? calm + 1 : 0;
  }
}

/** Whose balance is not the sum of what was booked. */
async function unbalancedAccounts(stage: Stage): Promise<string[]> {
  const rows = await ask<{ subscriber_id: string }>(
    stage.databaseUrl('disputes'),
    `SELECT a.subscriber_id FROM ledger_account a LEFT JOIN ledger_entry e ON e.account_id = a.id
     WHERE a.subscriber_id IS NOT NULL GROUP BY a.id HAVING a.balance <> coalesce(sum(e.amount), 0)`,
  );
  return rows.map((row) => `balance of ${row.subscriber_id}`);
}

function countOf<T>(items: readonly T[], read: (item: T) => readonly [string, number]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const [key, times] = read(item);
    counts.set(key, (counts.get(key) ?? 0) + times);
  }
  return counts;
}

function compare(acknowledged: ReadonlySet<string>, found: ReadonlyMap<string, number>): Count {
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((key) => !found.has(key)),
    duplicated: [...found].filter(([, times]) => times > 1).map(([key]) => key),
    wrong: [],
  };
}

/** Credits that do not stand on the timeline exactly once. */
function differing(
  credits: readonly { id: string; cause: string }[],
  seen: ReadonlyMap<string, number>,
): string[] {
  return credits.filter(({ id }) => seen.get(id) !== 1).map(({ cause }) => `${cause} on the timeline`);
}

function merged(counts: readonly Count[]): Count {
  return {
    acknowledged: counts.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    lost: counts.flatMap(({ lost }) => lost),
    duplicated: counts.flatMap(({ duplicated }) => duplicated),
    wrong: counts.flatMap(({ wrong }) => wrong),
  };
}
