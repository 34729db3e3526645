import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** A vendor's HTTP service that keeps what it is asked. `reply` never resolving is a vendor that hangs. */
export async function httpService(
  reply: (request: Received, before: readonly Received[]) => Reply | Promise<Reply>,
) {
  const received: Received[] = [];
  const behaviour = { reply };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      const before = [...received];
      received.push(asked);
      void Promise.resolve(behaviour.reply(asked, before)).then(({ status, headers, body = '' }) => {
        response.writeHead(status, headers).end(body);
      });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    behaviour,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Takes each idempotency key once; says which id it gave. */
export function takesEachKeyOnce(): (request: Received) => Reply {
  const ids = new Map<string, string>();
  return ({ headers }) => {
    const key = String(headers['idempotency-key']);
    const id = ids.get(key) ?? `vendor-${ids.size + 1}`;
    ids.set(key, id);
    return { status: 202, body: JSON.stringify({ id }) };
  };
}
