import http from 'node:http';
import https from 'node:https';
import type { SignedRequest } from '../signing/signed-request.js';

export interface Answer {
  status: number;
  /** Seconds or a date, as the server wrote it. */
  retryAfter?: string;
  body: string;
}

/** Keeps its connections: a new one for each request would cost more than the request. */
export class HttpSender {
  private readonly agent: http.Agent;
  private readonly request: typeof http.request;

  /** @param baseUrl of the product on this machine or elsewhere */
  constructor(
    private readonly baseUrl: URL,
    connections: number,
  ) {
    const isSecure = baseUrl.protocol === 'https:';
    const options = { keepAlive: true, maxSockets: connections };
    this.agent = isSecure ? new https.Agent(options) : new http.Agent(options);
    this.request = isSecure ? https.request : http.request;
  }

  /** @throws Error of the network, also after a minute without an answer */
  send({ path, headers, body }: SignedRequest, method = 'POST'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = {
        method,
        agent: this.agent,
        timeout: 60_000,
        headers: { ...headers, ...(method === 'POST' && { 'content-length': Buffer.byteLength(body) }) },
      };
      const request = this.request(new URL(path, this.baseUrl), options, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: response.headers['retry-after'],
            body: Buffer.concat(pieces).toString('utf8'),
          }),
        );
      });
      request.on('error', reject);
      request.on('timeout', () => request.destroy(new Error('no answer within a minute')));
      request.end(method === 'POST' ? body : undefined);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
