import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Random } from '../random.js';
import type { Victim } from '../stage/victim.js';
import { WorkClient } from './work-client.js';

let server: Server;
let answers: number[];
let keys: unknown[];
let victims: Victim[];

beforeAll(async () => {
  server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    const status = answers.shift() ?? 201;
    if (status === 0) response.destroy();
    else response.writeHead(status).end('{"id":"1"}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  victims = [{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } as Victim];
});
beforeEach(() => (keys = []));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const send = () => {
  const command = { path: '/x', body: {}, key: 'k', apiKey: 'a' };
  return new WorkClient(new Random(1)).untilAcknowledged(victims, command);
};

describe('A command', () => {
  it('is sent again under its key until it is acknowledged', async () => {
    answers = [503, 0, 201];
    expect(await send()).toEqual({ id: '1' });
    expect(keys).toEqual(['k', 'k', 'k']);
  });

  it('that was sent before and is refused as done, is done', async () => {
    answers = [0, 409];
    expect(await send()).toBeUndefined();
  });

  it.each([[409], [400], [403]])('that is refused at once with %i is a fault of the run', async (status) => {
    answers = [status];
    await expect(send()).rejects.toThrow(`/x: ${status}`);
  });
});
