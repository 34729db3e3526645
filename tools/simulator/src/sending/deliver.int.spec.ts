import { countingServer } from '../testing/counting-server.suite.js';
import { deliver, pauseBefore } from './deliver.js';
import { HttpSender } from './http-sender.js';

const signed = (at: Date) => ({
  path: '/webhooks/x',
  headers: { 'x-signed': at.toISOString() },
  body: '{"ü":1}',
});

describe('a delivery', () => {
  it.each([429, 503])('is sent again, and signed again, after a %i', async (status) => {
    let refusals = 3;
    const server = await countingServer(() =>
      refusals-- > 0 ? { status, headers: { 'retry-after': '0' } } : undefined,
    );
    const sender = new HttpSender(new URL(server.url), 1);
    expect(await deliver(sender, signed)).toMatchObject({ status: 200 });
    expect(server.received.map(({ body }) => body)).toEqual(Array.from({ length: 4 }, () => '{"ü":1}'));
    expect(server.received.every(({ headers }) => headers['x-signed'])).toBe(true);
    sender.close();
    await server.close();
  });

  it.each([400, 401, 404, 413, 500])('is not sent again after a %i', async (status) => {
    const server = await countingServer(() => ({ status, body: 'because' }));
    const sender = new HttpSender(new URL(server.url), 1);
    expect(await deliver(sender, signed)).toMatchObject({ status, body: 'because' });
    expect(server.received).toHaveLength(1);
    sender.close();
    await server.close();
  });

  it('gives up in the end, with the last answer', async () => {
    const server = await countingServer(() => ({ status: 503, headers: { 'retry-after': '0' } }));
    const sender = new HttpSender(new URL(server.url), 1);
    expect(await deliver(sender, signed)).toMatchObject({ status: 503 });
    expect(server.received).toHaveLength(8);
    sender.close();
    await server.close();
  });
});

describe('the pause before the next attempt', () => {
  const now = Date.UTC(2026, 2, 1);

  it('is what the server asks for, in seconds or as a date, at most a minute', () => {
    expect(pauseBefore(1, '7', now)).toBe(7000);
    expect(pauseBefore(1, new Date(now + 3000).toUTCString(), now)).toBe(3000);
    expect(pauseBefore(1, new Date(now - 3000).toUTCString(), now)).toBe(0);
    expect(pauseBefore(1, '86400', now)).toBe(60_000);
  });

  it('doubles where it says nothing that can be read', () => {
    expect([1, 2, 3, 20].map((attempt) => pauseBefore(attempt, undefined, now))).toEqual([
      100, 200, 400, 60_000,
    ]);
    expect(pauseBefore(2, 'soon', now)).toBe(200);
  });
});
