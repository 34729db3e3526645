import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Where a request goes beyond being counted: undefined means 200. */
type Reply = (
  request: Received,
) => { status: number; headers?: Record<string, string>; body?: string } | undefined;

/** Takes everything that is sent to it and remembers it. */
export async function countingServer(reply: Reply = () => undefined) {
  const received: Received[] = [];
  const open = { now: 0, most: 0 };
  const server = createServer((request, response) => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8');
      const one = { method: request.method!, path: request.url!, headers: request.headers, body };
      received.push(one);
      const { status, headers, body: answer } = reply(one) ?? { status: 200 };
      open.now -= 1;
      response.writeHead(status, headers).end(answer ?? (request.method === 'GET' ? '[]' : '{}'));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    received,
    /** Requests in hand at a time. */
    open,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
