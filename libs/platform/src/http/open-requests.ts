import type { ServerResponse } from 'node:http';

/** The requests being answered, so that a drain can wait for them and end the streams that never end themselves. */
export class OpenRequests {
  private readonly responses = new Set<ServerResponse>();
  private readonly waiting = new Set<() => void>();
  private draining = false;

  get isDraining(): boolean {
    return this.draining;
  }

  get count(): number {
    return this.responses.size;
  }

  opened(response: ServerResponse): void {
    this.responses.add(response);
    response.once('close', () => {
      this.responses.delete(response);
      if (this.responses.size === 0) for (const resolve of this.waiting) resolve();
    });
  }

  /** Ends live streams, also those that open from now on, and resolves once no request is open. */
  async drained(): Promise<void> {
    this.draining = true;
    if (this.responses.size === 0) return;
    const sweep = setInterval(() => this.endStreams(), 100);
    this.endStreams();
    await new Promise<void>((resolve) => this.waiting.add(resolve));
    clearInterval(sweep);
  }

  private endStreams(): void {
    for (const response of this.responses) {
      const type = String(response.getHeader('content-type') ?? '');
      if (type.startsWith('text/event-stream') && response.headersSent) response.end();
    }
  }
}
