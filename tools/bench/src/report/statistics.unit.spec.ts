import { resultOf } from './figure.js';
import { median, quantile } from './statistics.js';

describe('quantile', () => {
  it('is the value of that rank, whatever the order', () => {
    const values = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect([0, 0.5, 0.99, 1].map((part) => quantile(values, part))).toEqual([1, 50, 99, 100]);
  });

  it('has no median of nothing', () => {
    expect(median([])).toBeNaN();
  });
});

describe('a result', () => {
  const figure = { name: 'rate', unit: '/s', rounds: [10, 30, 20] };

  it('compares round by round, so that a slow moment of the machine cancels out', () => {
    const { ratio, value } = resultOf({ ...figure, yardstick: { name: 'bare', rounds: [20, 60, 40] } });
    expect(ratio).toBe(0.5);
    expect(value).toEqual({ median: 20, least: 10, most: 30 });
  });

  it.each([
    ['value', 'at least', 20, true],
    ['value', 'at least', 21, false],
    ['ratio', 'at most', 0.5, true],
    ['ratio', 'at most', 0.4, false],
  ] as const)('of %s %s %d: met is %s', (of, is, limit, met) => {
    const yardstick = { name: 'bare', rounds: [20, 60, 40] };
    expect(resultOf({ ...figure, yardstick, aim: { of, is, limit } }).met).toBe(met);
  });

  it('without an aim is neither met nor missed', () => {
    expect(resultOf(figure).met).toBeUndefined();
  });
});
