import { reconnectDelay } from './reconnect-delay.js';

describe('the wait before dialling again', () => {
  it('doubles up to twenty seconds', () => {
    expect([0, 1, 2, 3, 10, 10_000].map((attempt) => reconnectDelay(attempt, () => 1))).toEqual([
      500, 1_000, 2_000, 4_000, 20_000, 20_000,
    ]);
  });

  it('is never less than half, so that a broken server gets rest', () => {
    expect([0, 3, 10].map((attempt) => reconnectDelay(attempt, () => 0))).toEqual([250, 2_000, 10_000]);
  });
});
