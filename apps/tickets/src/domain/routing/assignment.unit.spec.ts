import fc from 'fast-check';
import { agedRank, assign, inOrder, PATIENCE } from './assignment.js';
import { PRIORITY_CLASSES } from './priority-class.js';
import { freeFor, isAbleTo, WORK_KINDS, type RoutingAgent, type WaitingWork } from './work.js';

const NOW = new Date('2026-03-14T18:00:00Z');
const SKILLS = ['billing', 'technical'];
const LANGUAGES = ['ar', 'en', 'zh'];

const workOf = (index: number): fc.Arbitrary<WaitingWork> =>
  fc
    .record({
      kind: fc.constantFrom(...WORK_KINDS),
      queue: fc.constantFrom('general', 'vip'),
      skills: fc.subarray(SKILLS),
      language: fc.option(fc.constantFrom(...LANGUAGES), { nil: undefined }),
      priority: fc.constantFrom(...PRIORITY_CLASSES),
      minutes: fc.integer({ min: 0, max: 400 }),
    })
    .map(({ minutes, language, ...work }) => ({
      ...work,
      ...(language && { language }),
      itemId: `w${String(index).padStart(3, '0')}`,
      waitingSince: new Date(NOW.getTime() - minutes * 60_000),
    }));
const waitingWork = fc
  .integer({ min: 0, max: 30 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => workOf(i))));

const agentOf = (index: number): fc.Arbitrary<RoutingAgent> =>
  fc.record({
    agentId: fc.constant(`a${index}`),
    skills: fc.subarray(SKILLS),
    languages: fc.subarray(LANGUAGES),
    queues: fc.subarray(['general', 'vip']),
    capacity: fc.record({ ticket: fc.integer({ min: 0, max: 4 }), chat: fc.integer({ min: 0, max: 4 }) }),
    load: fc.record({ ticket: fc.integer({ min: 0, max: 5 }), chat: fc.integer({ min: 0, max: 5 }) }),
  });
const someAgents = fc
  .integer({ min: 0, max: 5 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => agentOf(i))));

const after = (
  agent: RoutingAgent,
  waiting: WaitingWork[],
  given: ReturnType<typeof assign>,
): RoutingAgent => {
  const load = { ...agent.load };
  for (const { itemId, agentId } of given) {
    if (agentId === agent.agentId) load[waiting.find((w) => w.itemId === itemId)!.kind]++;
  }
  return { ...agent, load };
};

describe('handing out work', () => {
  it('never gives anybody more than they may have, nor what they are not able to do, nor one thing twice', () => {
    fc.assert(
      fc.property(waitingWork, someAgents, (waiting, agents) => {
        const given = assign(waiting, agents, NOW);
        expect(new Set(given.map(({ itemId }) => itemId)).size).toBe(given.length);
        for (const { itemId, agentId } of given) {
          const agent = agents.find((a) => a.agentId === agentId)!;
          expect(
            isAbleTo(
              agent,
              waiting.find((w) => w.itemId === itemId)!,
            ),
          ).toBe(true);
        }
        for (const agent of agents) {
          const { load } = after(agent, waiting, given);
          for (const kind of WORK_KINDS) {
            expect(load[kind]).toBeLessThanOrEqual(Math.max(agent.capacity[kind], agent.load[kind]));
          }
        }
      }),
    );
  });

  it('leaves nothing behind that somebody is free and able to do', () => {
    fc.assert(
      fc.property(waitingWork, someAgents, (waiting, agents) => {
        const given = assign(waiting, agents, NOW);
        const left = waiting.filter((work) => !given.some(({ itemId }) => itemId === work.itemId));
        for (const agent of agents.map((a) => after(a, waiting, given))) {
          expect(left.filter((work) => freeFor(agent, work.kind) > 0 && isAbleTo(agent, work))).toEqual([]);
        }
      }),
    );
  });

  it('leaves nothing behind that comes before what its agent was handed', () => {
    fc.assert(
      fc.property(waitingWork, someAgents, (waiting, agents) => {
        const given = assign(waiting, agents, NOW);
        const order = inOrder(waiting, NOW);
        const place = (itemId: string) => order.findIndex((work) => work.itemId === itemId);
        for (const { itemId, agentId } of given) {
          const agent = agents.find((a) => a.agentId === agentId)!;
          const { kind } = order[place(itemId)]!;
          const passedOver = order
            .slice(0, place(itemId))
            .filter(
              (w) => w.kind === kind && isAbleTo(agent, w) && !given.some((g) => g.itemId === w.itemId),
            );
          expect(passedOver).toEqual([]);
        }
      }),
    );
  });

  it('serves everything that anybody is able to do, against a stream of urgent work that never ends', () => {
    const agent = {
      agentId: 'a',
      skills: SKILLS,
      languages: LANGUAGES,
      queues: [],
      capacity: { ticket: 1, chat: 1 },
    };
    fc.assert(
      fc.property(waitingWork, (early) => {
        let waiting = [...early];
        const served = new Set<string>();
        // One is done every ten minutes, and a new urgent one of each kind comes in the same time.
        for (let round = 0; round < 200 && early.some(({ itemId }) => !served.has(itemId)); round++) {
          const now = new Date(NOW.getTime() + round * 10 * 60_000);
          for (const kind of WORK_KINDS) {
            waiting.push({
              kind,
              queue: 'general',
              skills: [],
              priority: 'critical',
              waitingSince: now,
              itemId: `urgent-${kind}-${round}`,
            });
          }
          const given = assign(waiting, [{ ...agent, load: { ticket: 0, chat: 0 } }], now);
          for (const { itemId } of given) served.add(itemId);
          waiting = waiting.filter(({ itemId }) => !served.has(itemId));
        }
        expect(early.filter(({ itemId }) => !served.has(itemId))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('hands out the most urgent first, and the oldest of those', () => {
    const work = (itemId: string, priority: 'high' | 'low', minutes: number): WaitingWork => ({
      itemId,
      kind: 'chat',
      queue: 'general',
      skills: [],
      priority,
      waitingSince: new Date(NOW.getTime() - minutes * 60_000),
    });
    const waiting = [work('low', 'low', 50), work('new', 'high', 1), work('old', 'high', 9)];
    expect(inOrder(waiting, NOW).map(({ itemId }) => itemId)).toEqual(['old', 'new', 'low']);
  });

  it('lifts what waits by one class for each hour', () => {
    const work = { priority: 'low', waitingSince: NOW } as WaitingWork;
    const ranks = [0, 1, 2, 3, 9].map((hours) => agedRank(work, new Date(NOW.getTime() + hours * PATIENCE)));
    expect(ranks).toEqual([3, 2, 1, 0, 0]);
  });

  it('spreads work over the agents who have the largest share free', () => {
    const agents = ['a', 'b'].map((agentId) => ({
      agentId,
      skills: [],
      languages: [],
      queues: [],
      capacity: { ticket: 0, chat: 3 },
      load: { ticket: 0, chat: 0 },
    }));
    const waiting = [1, 2, 3, 4].map((n) => ({
      itemId: `w${n}`,
      kind: 'chat' as const,
      queue: 'general',
      skills: [],
      priority: 'medium' as const,
      waitingSince: new Date(NOW.getTime() - n),
    }));
    expect(assign(waiting, agents, NOW).map(({ agentId }) => agentId)).toEqual(['a', 'b', 'a', 'b']);
  });
});
