import { judge, type Evidence } from './verdict.js';

const NOTHING = { acknowledged: 10, lost: [], duplicated: [], wrong: [] };
const WORK = {
  grants: NOTHING,
  compensation: NOTHING,
  sends: { ...NOTHING, accepted: 9, uncertain: 1 },
  tickets: NOTHING,
};

const clean: Evidence = {
  options: { log: 'postgres', kills: 2, seed: 1, rate: 300 },
  seconds: 10,
  acknowledged: 2_500,
  attempts: 2_600,
  struck: [
    { name: 'kill timeline', whom: 'timeline-1', recovery: 100 },
    { name: 'kill postmaster', whom: 'pid 1', recovery: 900 },
  ],
  timeline: { lost: [], duplicated: [], outOfOrder: [] },
  log: { events: 2_500, repeated: 4, outOfOrder: [], missing: [] },
  accounts: { deadLetters: 0, incomplete: [] },
  movedBack: [],
  work: WORK,
  deaths: {},
};

const last = (evidence: Evidence) => judge(evidence).lines.at(-1);

describe('The verdict', () => {
  it('is good when nothing was found, in the words that scripts rely on', () => {
    expect(judge(clean).isGood).toBe(true);
    expect(last(clean)).toBe('kills 2 lost 0 duplicated 0 out-of-order 0');
  });

  it('tells of grants, sends and tickets before its last words', () => {
    expect(judge(clean).lines.slice(-5, -1)).toEqual([
      'grants 10 lost 0 duplicated 0 wrong 0',
      'compensation runs 10 lost 0 duplicated 0 wrong 0',
      'sends 10 lost 0 duplicated 0 wrong 0, accepted 9 uncertain 1',
      'ticket commands 10 lost 0 duplicated 0 wrong 0',
    ]);
  });

  it('counts a contact that is lost on log and timeline once', () => {
    const evidence = {
      ...clean,
      timeline: { lost: ['a', 'b'], duplicated: ['c'], outOfOrder: ['d'] },
      log: { ...clean.log, missing: ['a'], outOfOrder: ['e'] },
    };
    expect(last(evidence)).toBe('kills 2 lost 2 duplicated 1 out-of-order 2');
    expect(judge(evidence).isGood).toBe(false);
  });

  it.each<[string, Partial<Evidence>]>([
    ['a dead letter', { accounts: { deadLetters: 1, incomplete: [] } }],
    [
      'a count that does not agree with the source',
      { accounts: { deadLetters: 0, incomplete: ['partition 3'] } },
    ],
    ['a credit that is missing', { work: { ...WORK, grants: { ...NOTHING, lost: ['torture-1'] } } }],
    ['a message that was taken twice', { work: { ...WORK, sends: { ...WORK.sends, duplicated: ['m'] } } }],
    ['a ticket that is not as it has to be', { work: { ...WORK, tickets: { ...NOTHING, wrong: ['t'] } } }],
    ['a position that moved back', { movedBack: ['timeline.entries 3 → 2'] }],
    [
      'a kill that nothing recovered from',
      { struck: [{ name: 'kill broker', whom: '', recovery: undefined }] },
    ],
  ])('is bad for %s', (_, found) => {
    expect(judge({ ...clean, ...found }).isGood).toBe(false);
  });
});
