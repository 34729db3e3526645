import {
  ServiceProblemDeclared,
  ServiceProblemHit,
  ServiceProblemLifted,
  ServiceProblemResolved,
  ServiceProblemUpdated,
  type NewEvent,
} from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { eventually } from '@viewline/testing';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { OUTAGE_SWEEP } from '../commands/tell-outage-messages/tell-outage-messages.use-case.js';
import { notificationsDoor, type NotificationsDoor } from './notifications-door.suite.js';

const clock = new ManualClock(new Date('2026-03-14T18:30:00Z'));
let door: NotificationsDoor;
let db: DataSource;
beforeAll(async () => {
  door = await notificationsDoor({ clock });
  db = door.app.get(DataSource);
});
afterAll(() => door.close());

const TITLE = 'Riyadh: sport channels black';
const at = (minute: number): Date => new Date(Date.parse('2026-03-14T18:30:00Z') + minute * 60_000);
const problemFacts = (
  problemId: string,
  expectedEnd?: string,
  statusUrl = 'https://status.example.net/p/1',
) => ({
  problemId,
  title: TITLE,
  scope: 'local' as const,
  category: 'technical' as const,
  duration: 'temporary' as const,
  priority: 2,
  startedAt: at(-10).toISOString(),
  affected: { regions: ['Riyadh'] },
  ...(expectedEnd !== undefined && { expectedEnd }),
  ...(statusUrl && { statusUrl }),
});
const declared = (id: string, ...more: [string?, string?]): NewEvent =>
  ServiceProblemDeclared.create(problemFacts(id, ...more), { time: at(0), sequence: 1 });
const updated = (id: string, eta: string | undefined, sequence = 2, minute = 10): NewEvent =>
  ServiceProblemUpdated.create(problemFacts(id, eta), { time: at(minute), sequence });
const resolved = (problemId: string, sequence = 9): NewEvent =>
  ServiceProblemResolved.create(
    { problemId, title: TITLE, startedAt: at(-10).toISOString(), resolvedAt: at(60).toISOString() },
    { time: at(60), sequence },
  );
const hit = (problemId: string, subscriberId: string, minute = 1): NewEvent =>
  ServiceProblemHit.create(
    { problemId, subscriberId, title: TITLE, since: at(minute).toISOString() },
    { time: at(minute), sequence: 100 },
  );
const lifted = (problemId: string, subscriberId: string, minutesLost = 59, minute = 61): NewEvent =>
  ServiceProblemLifted.create(
    {
      problemId,
      subscriberId,
      title: TITLE,
      since: at(1).toISOString(),
      until: at(minute).toISOString(),
      minutesLost,
    },
    { time: at(minute), sequence: 101 },
  );
const ETA = '2026-03-14T21:00:00.000Z';

const sweep = () => door.app.get(Sweeps).runNow(OUTAGE_SWEEP);
/** The templates that somebody was told with, in the order in which they were asked for. */
async function told(subscriberId: string): Promise<string[]> {
  await sweep();
  const rows = await db.query<{ name: string }[]>(
    `SELECT facts #>> '{say,template,name}' AS name FROM notification WHERE subscriber_id = $1 ORDER BY created_at, id`,
    [subscriberId],
  );
  return rows.map(({ name }) => name.replace('outage-', ''));
}

describe('who is hit by an outage', () => {
  it('is told of it, of the estimate and the link, that it is over and what it cost: each once, in their language', async () => {
    const [problem, subscriber] = [newId(), await door.subscriber([], { language: 'ar', region: 'Riyadh' })];
    await door.publish([declared(problem), hit(problem, subscriber)]);
    await eventually(async () => expect(await told(subscriber)).toEqual(['acknowledgement']));
    await door.publish([updated(problem, ETA)]);
    await eventually(async () => expect(await told(subscriber)).toEqual(['acknowledgement', 'update']));
    await door.publish([resolved(problem)]);
    await eventually(async () => expect(await told(subscriber)).toHaveLength(3));
    await door.publish([lifted(problem, subscriber)]);
    await eventually(async () =>
      expect(await told(subscriber)).toEqual(['acknowledgement', 'update', 'all-clear', 'apology']),
    );
    await eventually(async () => {
      const messages = JSON.stringify(await door.messagesOf(subscriber));
      expect(messages).toContain('نتوقع الحل بحلول');
      expect(messages).toContain('https://status.example.net/p/1');
      expect(messages).not.toMatch(/\{\{|undefined/);
    });
    const { body } = await door.call('GET', `/api/notifications/v1/outages/${problem}/stages`);
    expect(body['items']).toMatchObject([
      { stage: 'acknowledgement', people: 1, told: 1 },
      { stage: `update:${ETA}`, people: 1, told: 1 },
      { stage: 'all-clear' },
      { stage: 'apology' },
    ]);
  });

  it('is told the same set whatever interleaving and repetition the log brings', async () => {
    const problemEvents = (id: string) => [declared(id), updated(id, ETA), resolved(id)];
    const lanes = fc.infiniteStream(fc.nat(1_000));
    await fc.assert(
      fc.asyncProperty(lanes, fc.boolean(), async (choices, twice) => {
        const problem = newId();
        const people = [newId(), newId(), newId()];
        const queues = [
          problemEvents(problem),
          ...people.map((id) => [hit(problem, id), lifted(problem, id)]),
        ];
        while (queues.some((queue) => queue.length > 0)) {
          const open = queues.filter((queue) => queue.length > 0);
          const event = open[choices.next().value! % open.length]!.shift()!;
          await door.publish(twice ? [event, event] : [event]);
        }
        for (const person of people) {
          await eventually(async () =>
            expect((await told(person)).toSorted()).toEqual([
              'acknowledgement',
              'all-clear',
              'apology',
              'update',
            ]),
          );
        }
      }),
      { numRuns: 6 },
    );
  });

  it('after an estimate was given reads it in the first word, and every new estimate once', async () => {
    const problem = newId();
    const [early, late] = [newId(), newId()];
    await door.publish([declared(problem), hit(problem, early), updated(problem, ETA)]);
    await door.publish([hit(problem, late, 20)]);
    await eventually(async () => expect(await told(late)).toEqual(['acknowledgement']));
    const next = '2026-03-14T22:00:00.000Z';
    for (const [eta, sequence] of [
      [undefined, 3],
      [ETA, 4],
      [next, 5],
      [next, 6],
      [ETA, 2],
    ] as const) {
      await door.publish([updated(problem, eta, sequence, 20 + sequence)]);
    }
    await eventually(async () => expect(await told(late)).toEqual(['acknowledgement', 'update']));
    await eventually(async () => expect(await told(early)).toEqual(['acknowledgement', 'update', 'update']));
  });

  it('is not apologised to for nothing', async () => {
    const [problem, subscriber] = [newId(), newId()];
    await door.publish([declared(problem), hit(problem, subscriber), lifted(problem, subscriber, 0, 5)]);
    await eventually(async () => expect(await told(subscriber)).toEqual(['acknowledgement', 'all-clear']));
  });

  it('reads what can be watched meanwhile, where the operator says so', async () => {
    const [problem, subscriber] = [newId(), newId()];
    const path = `/api/notifications/v1/outages/${problem}/alternatives`;
    const alternatives = { alternatives: ['Sports 4 HD', 'رياضة ٥'] };
    expect((await door.call('PUT', path, alternatives, { role: 'agent' })).status).toBe(403);
    expect((await door.call('PUT', path, alternatives)).status).toBe(204);
    for (const bad of [
      {},
      { alternatives: 'x' },
      { alternatives: [''] },
      { alternatives: Array(11).fill('x') },
    ]) {
      expect((await door.call('PUT', path, bad)).status).toBe(400);
    }
    await door.publish([declared(problem), hit(problem, subscriber)]);
    await eventually(async () => {
      await sweep();
      expect(JSON.stringify(await door.messagesOf(subscriber))).toContain('Sports 4 HD; رياضة ٥');
    });
  });

  it('is not sent half an update: without a link it is refused, and the slot is named', async () => {
    const [problem, subscriber] = [newId(), newId()];
    const bare = problemFacts(problem, undefined, '');
    await door.publish([
      ServiceProblemDeclared.create(bare, { time: at(0), sequence: 1 }),
      hit(problem, subscriber),
      ServiceProblemUpdated.create({ ...bare, expectedEnd: ETA }, { time: at(5), sequence: 2 }),
    ]);
    await eventually(async () => {
      await sweep();
      const messages = await door.messagesOf(subscriber);
      const update = messages.find((message) => JSON.stringify(message).includes('outage-update'));
      expect(update).toMatchObject({ status: 'failed' });
      expect(JSON.stringify([update, door.events])).toContain('link');
    });
  });

  it('is one of many: thousands are told in batches, none twice', async () => {
    const problem = newId();
    const people = Array.from({ length: 1_300 }, () => newId());
    await door.publish(people.map((person) => hit(problem, person)));
    await door.publish([declared(problem)]);
    await eventually(
      async () => {
        await sweep();
        const [row] = await db.query<{ people: number; messages: number }[]>(
          `SELECT count(DISTINCT subscriber_id)::int AS people, count(*)::int AS messages
           FROM notification WHERE subscriber_id = ANY($1::uuid[])`,
          [people],
        );
        expect(row).toEqual({ people: 1_300, messages: 1_300 });
      },
      { within: 30_000 },
    );
  });
});
