import { setTimeout as pause } from 'node:timers/promises';

/** Sleep that a call of `wake` ends early; one that comes while nobody sleeps is kept for the next time. */
export class Wake {
  private awake = false;
  private sleeper: AbortController | undefined;

  wake(): void {
    this.awake = true;
    this.sleeper?.abort();
  }

  async sleep(milliseconds: number): Promise<void> {
    if (!this.awake) {
      this.sleeper = new AbortController();
      await pause(milliseconds, undefined, { signal: this.sleeper.signal }).catch(() => undefined);
      this.sleeper = undefined;
    }
    this.awake = false;
  }
}
