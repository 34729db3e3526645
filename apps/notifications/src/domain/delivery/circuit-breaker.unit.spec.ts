import { CircuitBreaker } from './circuit-breaker.js';

function failing(times: number, breaker = new CircuitBreaker(), now = 0): CircuitBreaker {
  for (let time = 0; time < times; time++) breaker.failed(now);
  return breaker;
}

describe('a circuit breaker', () => {
  it('opens after five failures in a row and lets one try after a pause', () => {
    expect(failing(4).state(0)).toBe('closed');
    const breaker = failing(5);
    expect(breaker.state(0)).toBe('open');
    expect(breaker.untilRetry(1000)).toBe(4000);
    expect(breaker.state(5000)).toBe('half-open');
    expect(breaker.untilRetry(5000)).toBe(0);
  });

  it('doubles the pause with each failed try, up to a minute', () => {
    const breaker = failing(5);
    let now = 0;
    const pauses = [1, 2, 3, 4, 5, 6].map(() => {
      now += breaker.untilRetry(now);
      breaker.failed(now);
      return breaker.untilRetry(now);
    });
    expect(pauses).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  it('is not moved by calls that began before it opened', () => {
    const breaker = failing(5);
    failing(20, breaker, 100);
    expect(breaker.untilRetry(0)).toBe(5000);
  });

  it('closes with the first answer, and starts with the short pause again', () => {
    const breaker = failing(5);
    breaker.failed(5000);
    breaker.succeeded();
    expect(breaker.state(5000)).toBe('closed');
    expect(failing(5, breaker, 6000).untilRetry(6000)).toBe(5000);
  });
});
