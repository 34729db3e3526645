import type { DiagnosisCheck } from '../api/work-contract.js';
import { checksByWeight, ratioText } from './diagnosis-text.js';
import { dueTone, worstTone } from './due-tone.js';

const at = '2026-03-01T12:00:00.000Z';
const minutes = (n: number) => Date.parse(at) + n * 60_000;

describe('a deadline', () => {
  it.each([
    [-61, ''],
    [-60, ''],
    [-59, 'warn'],
    [0, 'warn'],
    [1, 'bad'],
  ])('%s minutes from it looks %j', (n, tone) => expect(dueTone(at, minutes(n))).toBe(tone));

  it('that cannot be read looks like nothing', () => expect(dueTone('soon', 0)).toBe(''));
});

describe('several deadlines', () => {
  const soon = new Date(minutes(30)).toISOString();
  const over = new Date(minutes(-30)).toISOString();
  it.each([
    [[null, soon, over], 'bad'],
    [[null, soon], 'warn'],
    [[null, undefined], ''],
    [[], ''],
  ])('%j look %j', (dues, tone) => expect(worstTone(dues, minutes(0))).toBe(tone));
});

describe('the checks of a diagnosis', () => {
  it('stand with the faults first and keep their order otherwise', () => {
    const check = (name: string, outcome: DiagnosisCheck['outcome']) => ({
      check: name,
      outcome,
      summary: '',
    });
    const checks = [
      check('a', 'ok'),
      check('b', 'fault'),
      check('c', 'unknown'),
      check('d', 'fault'),
      check('e', 'warning'),
    ];
    expect(checksByWeight(checks).map(({ check: name }) => name)).toEqual(['b', 'd', 'e', 'c', 'a']);
  });

  it.each<[Record<string, number>, string]>([
    [{ failing: 14, peers: 20 }, '(14 / 20)'],
    [{ failing: 0, peers: 20, failingElsewhere: 2 }, '(0 / 20)'],
    [{ streams: 3, allowed: 2 }, ''],
    [{}, ''],
  ])('of %j show %j beside the sentence', (counts, text) => expect(ratioText(counts)).toBe(text));
});
