import { Random } from '../random.js';
import { KILLS } from './kill.js';
import { deal } from './killer.js';

const names = (seed: number) => deal('kafka', 30, new Random(seed)).map(({ name }) => name);

describe('The kills that are dealt', () => {
  it('are the same again for the same seed, and others for another', () => {
    expect(names(1)).toEqual(names(1));
    expect(names(1)).not.toEqual(names(2));
  });

  it('are of every kind that the log knows, once a pack is dealt', () => {
    const kinds = (log: 'postgres' | 'kafka') => KILLS.filter(({ logs }) => logs.includes(log));
    for (const log of ['postgres', 'kafka'] as const) {
      const pack = kinds(log).reduce((sum, { weight }) => sum + weight, 0);
      const dealt = new Set(deal(log, pack, new Random(7)));
      expect(dealt).toEqual(new Set(kinds(log)));
    }
  });

  it('fit a pack into the twenty of a push, so that no kind is missed there', () => {
    for (const log of ['postgres', 'kafka'] as const) {
      const pack = KILLS.filter(({ logs }) => logs.includes(log)).reduce(
        (sum, { weight }) => sum + weight,
        0,
      );
      expect(pack).toBeLessThanOrEqual(20);
    }
  });
});
