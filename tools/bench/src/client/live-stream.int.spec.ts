import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '@viewline/testing';
import { LiveStream } from './live-stream.js';

let server: Server;
afterEach(() => server.close());

/** Sends the pieces one by one, as a network may cut them. */
async function serve(status: number, pieces: readonly string[]): Promise<string> {
  server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'text/event-stream' });
    for (const piece of pieces) response.write(piece);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a watching console', () => {
  it('is ready when told so, and hears each entry once however the pieces are cut', async () => {
    const url = await serve(200, [
      ': comment\n\nevent: rea',
      'dy\nid: 1\ndata: {}\n\nevent: entry\nid: 2\nda',
      'ta: {"details":{"externalId":"a"}}\n\nevent: alive\ndata: {}\n\n',
      'event: entry\ndata: {"details":{"externalId":"b"}}\n\n',
    ]);
    const heard: (string | undefined)[] = [];
    const stream = new LiveStream(({ details }) => heard.push(details.externalId));
    await stream.open(url, 'somebody', {});
    await eventually(async () => expect(heard).toEqual(['a', 'b']));
    stream.close();
    server.closeAllConnections();
  });

  it('does not take a refusal for a stream', async () => {
    const url = await serve(401, ['event: ready\n\n']);
    const stream = new LiveStream(() => undefined);
    await expect(stream.open(url, 'somebody', {})).rejects.toThrow('401');
    stream.close();
    server.closeAllConnections();
  });
});
