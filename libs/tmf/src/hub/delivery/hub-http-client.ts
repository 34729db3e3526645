import http from 'node:http';
import https from 'node:https';
import { Webhook } from 'standardwebhooks';
import { CallbackRefused, type CallbackGuard } from './callback-guard.js';
import { listenerUrl } from './listener-url.js';

export interface Message {
  /** The same at every attempt: the listener's idempotency key. */
  id: string;
  callback: string;
  secret: string;
  eventType: string;
  body: string;
}

export interface Outcome {
  kind: 'delivered' | 'gone' | 'failed';
  /** For the delivery log: a status or the reason why there is none. */
  detail: string;
  /** What the listener asked for with `Retry-After`. */
  retryAfterSeconds?: number;
}

const DAY_SECONDS = 24 * 60 * 60;

/** Posts notifications, signed by Standard Webhooks. Redirects are not followed: they would lead past the guard. */
export class HubHttpClient {
  private readonly agents;

  constructor(
    private readonly guard: CallbackGuard,
    private readonly timeoutMilliseconds: number,
  ) {
    const options = { keepAlive: true, maxFreeSockets: 16, timeout: 30_000, autoSelectFamily: true };
    this.agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  }

  async post({ id, callback, secret, eventType, body }: Message): Promise<Outcome> {
    try {
      this.guard.assertUrl(callback);
      const now = new Date();
      const response = await this.send(listenerUrl(callback, eventType), body, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(body)),
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, now, body),
      });
      return outcome(response);
    } catch (error) {
      return { kind: 'failed', detail: reason(error) };
    }
  }

  close(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private send(url: string, body: string, headers: http.OutgoingHttpHeaders): Promise<http.IncomingMessage> {
    const secure = url.startsWith('https:');
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request(
        url,
        {
          method: 'POST',
          headers,
          agent: this.agents[secure ? 'https:' : 'http:'],
          lookup: this.guard.lookup,
          // One clock over everything: resolving, connecting, a listener that answers a byte at a time.
          signal: AbortSignal.timeout(this.timeoutMilliseconds),
        },
        (response) => {
          // The body says nothing we use; a small one is read so that the connection can serve again.
          if (Number(response.headers['content-length'] ?? Infinity) > 65_536) response.destroy();
          else response.resume();
          response.on('error', () => undefined);
          resolve(response);
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
}

function outcome({ statusCode = 0, headers }: http.IncomingMessage): Outcome {
  const detail = String(statusCode);
  if (statusCode >= 200 && statusCode < 300) return { kind: 'delivered', detail };
  if (statusCode === 410) return { kind: 'gone', detail };
  const seconds = Number(headers['retry-after']);
  return {
    kind: 'failed',
    detail,
    ...(seconds > 0 && { retryAfterSeconds: Math.min(seconds, DAY_SECONDS) }),
  };
}

function reason(error: unknown): string {
  if (error instanceof CallbackRefused) return `refused: ${error.message}`;
  const { name, code } = error as NodeJS.ErrnoException;
  return name === 'AbortError' || name === 'TimeoutError' ? 'timed out' : (code ?? 'failed');
}
