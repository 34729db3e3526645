const FAILURES_TO_OPEN = 5;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;

export const CIRCUIT_STATES = ['closed', 'half-open', 'open'] as const;
export type CircuitState = (typeof CIRCUIT_STATES)[number];

/**
 * Spares a provider that fails: after five failures in a row nobody asks it for five seconds, then one message tries;
 * each further failure doubles the pause, up to a minute.
 */
export class CircuitBreaker {
  private failures = 0;
  private retryAt = 0;
  private pause = FIRST_PAUSE;

  /** @param now milliseconds of a clock that only goes forward */
  state(now: number): CircuitState {
    if (this.failures < FAILURES_TO_OPEN) return 'closed';
    return now >= this.retryAt ? 'half-open' : 'open';
  }

  /** It answered; what it said of one message does not matter here. */
  succeeded(): void {
    this.failures = 0;
    this.pause = FIRST_PAUSE;
  }

  failed(now: number): void {
    const wasOpen = this.failures >= FAILURES_TO_OPEN;
    // Calls that began before it opened do not make it worse.
    if (wasOpen && now < this.retryAt) return;
    this.failures++;
    if (this.failures < FAILURES_TO_OPEN) return;
    if (wasOpen) this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    this.retryAt = now + this.pause;
  }

  /** Milliseconds until the next try, 0 if it may be asked. */
  untilRetry(now: number): number {
    return this.state(now) === 'open' ? this.retryAt - now : 0;
  }
}
