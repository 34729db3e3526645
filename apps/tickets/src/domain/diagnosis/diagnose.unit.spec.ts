import fc from 'fast-check';
import { DIMENSIONS, standingOf, standingOfCohort, type Cohort } from './cohort.js';
import { diagnose } from './diagnose.js';
import type { DiagnosisFacts } from './facts.js';

const NOW = new Date('2026-03-14T20:00:00Z');
const viewing = {
  at: '2026-03-14T19:58:00.000Z',
  stream: 'live-204',
  server: 'edge-ruh-3',
  isp: 'Example Fibre',
  region: 'Riyadh',
  deviceClass: 'stb-mag',
};
const cohort = (
  dimension: Cohort['dimension'],
  failing: number,
  peers: number,
  [failingElsewhere, peersElsewhere] = [1, 200],
  besidesWorstStream = { failing: Math.ceil(failing * 0.7), peers: Math.ceil(peers * 0.7) },
): Cohort => ({
  dimension,
  value: dimension,
  failing,
  peers,
  besidesWorstStream,
  others: { failing: failingElsewhere, peers: peersElsewhere },
});
const fine = DIMENSIONS.map((dimension) => cohort(dimension, 1, 40));
const withBad = (...bad: Cohort[]): Cohort[] =>
  fine.map((one) => bad.find(({ dimension }) => dimension === one.dimension) ?? one);

const facts = (more: Partial<DiagnosisFacts> = {}): DiagnosisFacts => ({
  now: NOW,
  account: { status: 'active', removed: false },
  products: [{ name: 'Gold', kind: 'package', status: 'active', connections: 2 }],
  openSessions: 1,
  addresses: 1,
  errors: new Map([['source_offline', 3]]),
  stalls: { sessions: 2, stalledSessions: 1 },
  viewing,
  cohorts: fine,
  everybody: { failing: 2, peers: 240 },
  problems: [],
  ...more,
});
const problem = {
  problemId: '0198e0a1-3333-7a10-8abc-0a1b2c3d4e03',
  title: 'Fibre cut in Riyadh',
  scope: 'local' as const,
  category: 'technical' as const,
  duration: 'prolonged' as const,
  priority: 1,
  startedAt: '2026-03-14T19:00:00Z',
  affected: { regions: ['Riyadh'] },
};

describe('who broke it', () => {
  it.each([
    ['the stream plays for 40 others', facts(), 'external', 'customer-side'],
    [
      'the stream fails for others',
      facts({ cohorts: withBad(cohort('stream', 30, 40)) }),
      'internal',
      'stream',
    ],
    [
      'too few watch the stream',
      facts({ cohorts: withBad(cohort('stream', 2, 4)) }),
      'unknown',
      'not-enough-known',
    ],
    ['nobody else watches anything', facts({ cohorts: [] }), 'unknown', 'not-enough-known'],
    ['nothing was watched', facts({ cohorts: [], viewing: undefined }), 'unknown', 'not-enough-known'],
    [
      'some fail on the stream, and as many do not',
      facts({ cohorts: withBad(cohort('stream', 1, 6)) }),
      'unknown',
      'not-enough-known',
    ],
    [
      'a server fails, and with it a part of each of its streams',
      facts({ cohorts: withBad(cohort('stream', 20, 40), cohort('server', 58, 60)) }),
      'internal',
      'server',
    ],
    [
      'their internet provider fails',
      facts({ cohorts: withBad(cohort('isp', 18, 20), cohort('region', 20, 60)) }),
      'external',
      'isp',
    ],
    [
      'their region fails',
      facts({ cohorts: withBad(cohort('region', 45, 50), cohort('isp', 12, 40)) }),
      'internal',
      'region',
    ],
    [
      'their class of devices fails on every stream',
      facts({ cohorts: withBad(cohort('device-class', 90, 100)) }),
      'internal',
      'device-class',
    ],
    [
      'everything fails for everybody',
      facts({
        cohorts: DIMENSIONS.map((d) => cohort(d, 32, 40, [160, 200])),
        everybody: { failing: 192, peers: 240 },
      }),
      'internal',
      'everywhere',
    ],
    [
      'one stream fails on their server, and theirs is another',
      facts({ cohorts: withBad(cohort('server', 30, 60, [1, 200], { failing: 1, peers: 30 })) }),
      'external',
      'customer-side',
    ],
    [
      'the account is suspended',
      facts({ account: { status: 'suspended', removed: false } }),
      'external',
      'account',
    ],
    ['the account was removed', facts({ account: { removed: true } }), 'external', 'account'],
    [
      'the product expired yesterday',
      facts({
        products: [
          { name: 'Gold', kind: 'package', status: 'active', expiresAt: new Date('2026-03-13T20:00:00Z') },
        ],
      }),
      'external',
      'expiry',
    ],
    [
      'only an add-on is left',
      facts({
        products: [
          { name: 'Sports', kind: 'add-on', status: 'active' },
          { name: 'Gold', kind: 'package', status: 'terminated' },
        ],
      }),
      'external',
      'expiry',
    ],
    ['more streams run than are paid for', facts({ openSessions: 3 }), 'external', 'connections'],
    [
      'the panel refused one stream too many',
      facts({ errors: new Map([['max_connections', 2]]) }),
      'external',
      'connections',
    ],
    ['a declared outage hits them', facts({ problems: [problem] }), 'internal', 'service-problem'],
    [
      'an outage is declared, but they have not paid',
      facts({ problems: [problem], account: { status: 'suspended', removed: false } }),
      'external',
      'account',
    ],
    [
      'nothing but the stream is known',
      facts({ account: undefined, products: [] }),
      'external',
      'customer-side',
    ],
  ] as const)('where %s', (_label, given, answer, cause) => {
    expect(diagnose(given)).toMatchObject({ answer, cause });
  });

  it('shows what it was decided by', () => {
    const { summary, checks, nextStep } = diagnose(facts({ cohorts: withBad(cohort('server', 58, 60)) }));
    expect(summary).toBe('It fails for others too: 58 of 60 on server server, elsewhere 1 of 200');
    expect(nextStep).toContain('operations');
    expect(checks.map(({ check }) => check)).toEqual([
      'account',
      'expiry',
      'connections',
      'addresses',
      'playback',
      'service-problems',
      'peers-on-stream',
      'peers-on-server',
      'peers-on-isp',
      'peers-in-region',
      'peers-on-device-class',
    ]);
    expect(checks.find(({ check }) => check === 'peers-on-server')).toMatchObject({
      outcome: 'fault',
      counts: { failing: 58, peers: 60, failingElsewhere: 1, peersElsewhere: 200 },
    });
  });

  it('never blames the subscriber while any cohort is bad, nor anybody while too few are known', () => {
    const count = fc
      .integer({ min: 0, max: 60 })
      .chain((peers) =>
        fc.record({ peers: fc.constant(peers), failing: fc.integer({ min: 0, max: peers }) }),
      );
    const cohorts = fc.tuple(
      ...DIMENSIONS.map((dimension) =>
        fc.record({
          dimension: fc.constant(dimension),
          value: fc.constant('x'),
          counts: count,
          besidesWorstStream: count,
          others: count,
        }),
      ),
    );
    fc.assert(
      fc.property(cohorts, (drawn) => {
        const all = drawn.map(({ counts, ...rest }) => ({ ...rest, ...counts }));
        const { answer, cause } = diagnose(facts({ cohorts: all }));
        const standings = all.map(standingOfCohort);
        expect(standings.includes('bad') && cause === 'customer-side').toBe(false);
        expect(standings.every((standing) => standing === 'too-few') && answer !== 'unknown').toBe(false);
        expect(answer === 'unknown').toBe(!standings.includes('bad') && standings[0] !== 'fine');
      }),
    );
  });

  it('calls nothing bad that more people would not have called bad', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 5, max: 30 }), (failing, peers) => {
        fc.pre(failing <= peers);
        if (standingOf({ failing, peers }) !== 'bad') return;
        expect(standingOf({ failing: failing * 10, peers: peers * 10 })).toBe('bad');
      }),
    );
  });
});
