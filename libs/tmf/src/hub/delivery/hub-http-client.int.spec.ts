import { answering, listen, type Listener } from '../../testing/listener.js';
import { CallbackGuard } from './callback-guard.js';
import { HubHttpClient } from './hub-http-client.js';

let listener: Listener;
const clients: HubHttpClient[] = [];

beforeEach(async () => (listener = await listen()));
afterEach(async () => {
  for (const made of clients.splice(0)) made.close();
  await listener.close();
});

/** A client whose resolver answers with loopback for whatever name. */
function client(allowed: string[], timeout = 5_000): HubHttpClient {
  const guard = new CallbackGuard(allowed, () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]));
  const made = new HubHttpClient(guard, timeout);
  clients.push(made);
  return made;
}

const message = (callback: string) => ({
  id: 'msg_1',
  callback,
  secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  eventType: 'VisitCreateEvent',
  body: '{"eventId":"1"}',
});

describe('posting to a callback', () => {
  it('connects to the address that the guard looked up and to no other', async () => {
    const callback = `http://no-such-name.invalid:${listener.port}/`;
    expect(await client(['127.0.0.0/8']).post(message(callback))).toEqual({
      kind: 'delivered',
      detail: '201',
    });
    expect(listener.received[0]?.headers.host).toBe(`no-such-name.invalid:${listener.port}`);
  });

  it('sends nothing to a name that leads inside by now', async () => {
    const outcome = await client([]).post(message(`http://rebound.example:${listener.port}/`));
    expect(outcome).toEqual({ kind: 'failed', detail: expect.stringContaining('refused') });
    expect(listener.received).toEqual([]);
  });

  it.each<[string, Parameters<typeof listen>[0], string]>([
    ['a server error', answering(500), '500'],
    ['a listener that says nothing', () => undefined, 'timed out'],
    ['a listener that hangs up', (response) => response.destroy(), 'ECONNRESET'],
    [
      'a listener that speaks no HTTP',
      (response) => response.socket?.end('hello\r\n\r\n'),
      'HPE_INVALID_CONSTANT',
    ],
  ])('tells %s as a failure', async (_, answer, detail) => {
    await listener.close();
    listener = await listen(answer);
    expect(await client(['127.0.0.0/8'], 300).post(message(listener.callback))).toEqual({
      kind: 'failed',
      detail,
    });
  });

  it('hangs up on an endless answer', async () => {
    await listener.close();
    const hungUp = new Promise<void>((resolve) => {
      void listen((response) => {
        response.on('close', resolve);
        response.writeHead(200);
        const pour = () => response.write('x'.repeat(65_536), pour);
        pour();
      }).then((endless) => {
        listener = endless;
        return client(['127.0.0.0/8'], 60_000).post(message(endless.callback));
      });
    });
    await hungUp;
    expect(listener.received).toHaveLength(1);
  });
});
