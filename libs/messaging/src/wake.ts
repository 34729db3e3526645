/** A wait that can be cut short. A wake-up that comes while nobody waits is kept for the next one who does. */
export class Wake {
  private pending = false;
  private release: (() => void) | undefined;

  now(): void {
    this.pending = true;
    this.release?.();
  }

  /** Returns after so many milliseconds, or at once when woken. @returns whether it was woken */
  async wait(milliseconds: number): Promise<boolean> {
    if (!this.pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.release = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.release = undefined;
    }
    const woken = this.pending;
    this.pending = false;
    return woken;
  }
}
