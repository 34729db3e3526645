import {
  ServiceProblemDeclared,
  ServiceProblemHit,
  ServiceProblemLifted,
  ServiceProblemResolved,
  ServiceProblemUpdated,
  type NewEvent,
} from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import { OUTAGE_SWEEP } from '../tell-outage-messages/tell-outage-messages.use-case.js';
import { forgettingDoor, START, type ForgettingDoor } from './forgetting-door.suite.js';

const clock = new ManualClock(START);
let door: ForgettingDoor;
beforeAll(async () => (door = await forgettingDoor(clock)));
beforeEach(() => clock.set(START));
afterAll(() => door.close());

describe('an outage that is over', () => {
  const at = (minute: number): Date => new Date(START.getTime() + minute * 60_000);
  const TITLE = 'Marseille : chaînes sport noires';
  const facts = (problemId: string, expectedEnd?: string) => ({
    problemId,
    title: TITLE,
    scope: 'local' as const,
    category: 'technical' as const,
    duration: 'temporary' as const,
    priority: 2,
    startedAt: at(0).toISOString(),
    affected: { regions: ['Marseille'] },
    statusUrl: 'https://status.example.net/p/1',
    ...(expectedEnd && { expectedEnd }),
  });
  const hit = (problemId: string, subscriberId: string, time: Date): NewEvent =>
    ServiceProblemHit.create(
      { problemId, subscriberId, title: TITLE, since: time.toISOString() },
      { time, sequence: 100 },
    );
  /** Lifted before the update, which was for others. */
  function life(problemId: string, subscriberId: string): Record<string, NewEvent> {
    const resolvedAt = at(60).toISOString();
    return {
      declared: ServiceProblemDeclared.create(facts(problemId), { time: at(0), sequence: 1 }),
      hit: hit(problemId, subscriberId, at(1)),
      lifted: ServiceProblemLifted.create(
        {
          problemId,
          subscriberId,
          title: TITLE,
          since: at(1).toISOString(),
          until: at(20).toISOString(),
          minutesLost: 19,
        },
        { time: at(20), sequence: 101 },
      ),
      updated: ServiceProblemUpdated.create(facts(problemId, at(90).toISOString()), {
        time: at(30),
        sequence: 2,
      }),
      resolved: ServiceProblemResolved.create(
        { problemId, title: TITLE, startedAt: at(0).toISOString(), resolvedAt },
        { time: at(60), sequence: 9 },
      ),
    };
  }
  const TABLES = ['problem', 'problem_stage', 'problem_hit', 'outage_message'];
  const rowsOf = (problemId: string) =>
    Promise.all(TABLES.map((table) => door.count(`${table} WHERE problem_id = $1`, problemId)));
  const keysOf = (problemId: string) =>
    door.count('notification_key WHERE key LIKE $1', `outage:${problemId}:%`);
  async function tell(events: readonly NewEvent[], subscriberId: string, messages: number): Promise<void> {
    await door.publish(events);
    await eventually(async () => {
      await door.run(OUTAGE_SWEEP);
      const sent = await door.messagesOf(subscriberId);
      expect(sent.filter(({ status }) => status === 'sent' || status === 'delivered')).toHaveLength(messages);
    });
  }

  it('is told to nobody once more when the log is read again, in whatever order', async () => {
    const [problemId, subscriberId] = [newId(), await door.subscriber([], { language: 'fr' })];
    const all = life(problemId, subscriberId);
    const told = [all['declared']!, all['hit']!, all['lifted']!, all['updated']!, all['resolved']!];
    await tell(told, subscriberId, 3);
    const keys = await keysOf(problemId);
    await door.forgetAt(401);
    expect(await rowsOf(problemId)).toEqual([0, 0, 0, 0]);
    expect(await door.messagesOf(subscriberId)).toEqual([]);

    await door.readAgain([all['resolved']!, all['updated']!, all['hit']!, all['declared']!, all['lifted']!]);
    // What comes last shows that what came before it was read.
    const [fresh, someone] = [newId(), await door.subscriber([])];
    await tell(
      [
        ServiceProblemDeclared.create(facts(fresh), { time: clock.now(), sequence: 1 }),
        hit(fresh, someone, clock.now()),
        hit(problemId, someone, at(2)),
      ],
      someone,
      1,
    );
    expect(await rowsOf(problemId)).toEqual([0, 0, 0, 0]);
    expect(await keysOf(problemId)).toBe(keys);
    expect(await door.messagesOf(subscriberId)).toEqual([]);
  });

  it('was not over before its all clear: who was hit long ago is told when it comes', async () => {
    const [problemId, subscriberId] = [newId(), await door.subscriber([])];
    const { declared, hit: began } = life(problemId, subscriberId);
    await tell([declared!, began!], subscriberId, 1);
    await door.forgetAt(401);
    expect(await rowsOf(problemId)).toEqual([1, 1, 1, 0]);
    const resolvedAt = clock.now();
    const resolved = ServiceProblemResolved.create(
      { problemId, title: TITLE, startedAt: at(0).toISOString(), resolvedAt: resolvedAt.toISOString() },
      { time: resolvedAt, sequence: 9 },
    );
    await tell([resolved], subscriberId, 1);
    expect(await keysOf(problemId)).toBe(2);
  });
});
