import { newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../domain/policy/policy-settings.js';
import { NOON, policyCases, request, type PolicyCases } from '../../policy-cases.suite.js';

// Places are looked for in one week, so that all that is taken is taken of that week.
const settings = { ...DEFAULT_SETTINGS, budget: { perDay: 3, perWeek: 6 }, lookAhead: 6 };
let cases: PolicyCases;
beforeAll(async () => (cases = await policyCases(settings)));
beforeEach(() => cases.clock.set(NOON));
afterAll(() => cases.close());

const actions = (decisions: readonly { action: string }[]): string[] => decisions.map(({ action }) => action);

describe('deciding over messages', () => {
  it('exceeds nobody’s budget however many senders ask at once, and answers every one of them', async () => {
    const asking = fc.record({
      who: fc.nat(3),
      purpose: fc.constantFrom('billing' as const, 'service' as const, 'security' as const),
      severity: fc.integer({ min: 2, max: 9 }),
      waits: fc.boolean(),
    });
    const batches = fc.array(fc.array(asking, { minLength: 1, maxLength: 4 }), {
      minLength: 4,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        // The first two are one person; the others are by themselves.
        const people = [newId(), newId(), newId(), newId()];
        await cases.merge(people[1]!, people[0]);
        const requests = all.map((batch) =>
          batch.map(({ who, waits, ...facts }) =>
            request(people[who]!, {
              ...facts,
              ...(waits && { notBefore: new Date('2026-11-23T15:00:00Z') }),
            }),
          ),
        );
        const answers = await Promise.all(requests.map((batch) => cases.decide(batch)));
        expect(answers.map((answer) => answer.length)).toEqual(requests.map((batch) => batch.length));
        for (const person of [people.slice(0, 2), [people[2]!], [people[3]!]]) {
          const days = await cases.taken(...person);
          expect(Math.max(0, ...days)).toBeLessThanOrEqual(3);
          expect(days.reduce((sum, day) => sum + day, 0)).toBeLessThanOrEqual(6);
        }
        const ids = requests.flat().map(({ notificationId }) => notificationId);
        const records = await cases.dataSource.query<{ count: number }[]>(
          `SELECT count(*)::int AS count FROM policy_decision
           WHERE notification_id = ANY($1::uuid[]) AND action <> 'displaced' GROUP BY notification_id`,
          [ids],
        );
        expect(records).toEqual(ids.map(() => ({ count: 1 })));
      }),
      { numRuns: 15 },
    );
  });

  it('waits for who decides over the other part of a person who was merged a moment ago', async () => {
    const [a, b] = [newId(), newId()];
    let finish: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    let decided = false;
    const first = cases.transactions.run(async (tx) => {
      const decisions = await cases.policy.decide(tx, [request(b), request(b), request(b)]);
      decided = true;
      await gate;
      return decisions;
    });
    await eventually(() => expect(decided).toBe(true));
    await cases.merge(b, a);
    const second = cases.decide([request(a)]);
    await eventually(async () => {
      const waiting = await cases.dataSource.query<unknown[]>(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(waiting).toHaveLength(1);
    });
    finish!();
    expect(actions(await first)).toEqual(['send', 'send', 'send']);
    expect(actions(await second)).toEqual(['defer']);
  });

  it('adds up the budgets of two who prove to be one, and parts them again', async () => {
    const [a, b] = [newId(), newId()];
    await cases.decide([request(a), request(a)]);
    await cases.decide([request(b)]);
    await cases.merge(b, a);
    expect(actions(await cases.decide([request(b)]))).toEqual(['defer']);
    await cases.merge(b, undefined);
    expect(actions(await cases.decide([request(a), request(a)]))).toEqual(['send', 'defer']);
    expect(actions(await cases.decide([request(b), request(b), request(b)]))).toEqual([
      'send',
      'send',
      'defer',
    ]);
  });

  it('asks the database the same number of times for two messages and for two thousand', async () => {
    const statements = async (count: number): Promise<number> => {
      const people = Array.from({ length: Math.ceil(count / 4) }, () => newId());
      const requests = Array.from({ length: count }, (_, index) => request(people[index % people.length]!));
      return await cases.transactions.run(async (tx) => {
        let asked = 0;
        const counting = new Proxy(tx, {
          get: (target, name) => {
            if (name === 'query') asked++;
            const value: unknown = Reflect.get(target, name);
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          },
        });
        expect(await cases.policy.decide(counting, requests)).toHaveLength(count);
        return asked;
      });
    };
    expect(await statements(2000)).toBe(await statements(2));
  });

  it('lets a severe message take the place of a waiting one, which is put off when its time comes', async () => {
    const person = newId();
    const tonight = new Date('2026-11-23T18:00:00Z');
    const waiting = [5, 6, 9].map((severity) => request(person, { severity, notBefore: tonight }));
    expect(actions(await cases.decide(waiting))).toEqual(['defer', 'defer', 'defer']);
    const severe = request(person, { severity: 2, purpose: 'service' });
    expect(actions(await cases.decide([severe]))).toEqual(['send']);
    cases.clock.set(tonight);
    const again = await cases.decide(waiting);
    expect(actions(again)).toEqual(['send', 'send', 'defer']);
    expect(again[2]).toMatchObject({
      until: new Date('2026-11-24T09:00:00Z'),
      reasons: expect.arrayContaining([
        {
          rule: 'budget.pre-empted',
          text: expect.stringContaining(`Pre-empted by the more urgent message ${severe.notificationId}`),
        },
      ]),
    });
    const rounds = await cases.dataSource.query<unknown[]>(
      'SELECT round, action FROM policy_decision WHERE notification_id = $1 ORDER BY round',
      [waiting[2]!.notificationId],
    );
    expect(rounds).toEqual([
      { round: 1, action: 'defer' },
      { round: 2, action: 'displaced' },
      { round: 3, action: 'defer' },
    ]);
  });

  it('gives back the place of what never went, and keeps the place of what a provider took', async () => {
    const person = newId();
    const [gone, sent] = [request(person), request(person)];
    await cases.decide([gone, sent, request(person)]);
    await cases.transactions.run(async (tx) => {
      await cases.bookings.markAccepted(tx, [sent.notificationId]);
      await cases.bookings.giveBack(tx, [gone.notificationId, sent.notificationId]);
    });
    expect(await cases.taken(person)).toEqual([2]);
  });

  it('takes nothing where the transaction fails', async () => {
    const person = newId();
    const failing = cases.transactions.run(async (tx) => {
      await cases.policy.decide(tx, [request(person)]);
      throw new Error('the message could not be saved');
    });
    await expect(failing).rejects.toThrow('could not be saved');
    expect(await cases.taken(person)).toEqual([]);
  });

  it('listens to the last word that was said on any of a person’s records', async () => {
    const [a, b] = [newId(), newId()];
    const ask = async (): Promise<string[]> =>
      actions(await cases.decide([request(a, { purpose: 'marketing', severity: 8 })]));
    expect(await ask()).toEqual(['suppress']);
    const say = (who: string, granted: boolean, saidAt: Date) =>
      cases.recordConsent.execute(who, [{ purpose: 'marketing', granted, saidAt }], { origin: 'app' });
    await say(a, true, new Date('2026-11-01T00:00:00Z'));
    expect(await ask()).toEqual(['send']);
    await say(b, false, new Date('2026-11-02T00:00:00Z'));
    await cases.merge(b, a);
    expect(await ask()).toEqual(['suppress']);
    await cases.merge(b, undefined);
    expect(await ask()).toEqual(['defer']);
    // Heard of late, it does not outweigh what was said after it.
    await say(a, false, new Date('2026-10-01T00:00:00Z'));
    expect(await ask()).not.toEqual(['suppress']);
  });
});
