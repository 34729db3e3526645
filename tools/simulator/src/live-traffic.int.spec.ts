import { liveTraffic } from './live-traffic.js';
import { countingServer } from './testing/counting-server.suite.js';
import { SPECIMEN_SECRETS } from './testing/specimen-secrets.suite.js';

describe('live traffic', () => {
  const run = (baseUrl: string, now: Date) =>
    liveTraffic({
      baseUrl,
      publicUrl: 'https://crm.example',
      secrets: SPECIMEN_SECRETS,
      seed: 1,
      subscribers: 20,
      concurrency: 4,
      now,
      ratePerSecond: 200,
      durationSeconds: 0.5,
    });

  it('ends after as many contacts as rate and duration make', async () => {
    const server = await countingServer();
    expect(await run(server.url, new Date())).toMatchObject({ sent: 100, accepted: 100, failed: 0 });
    await server.close();
    expect(server.open.most).toBeLessThanOrEqual(4);
  });

  it('is never the same contacts again', async () => {
    const server = await countingServer();
    await run(server.url, new Date('2026-03-01T12:00:00.000Z'));
    const calls = () =>
      server.received.flatMap(({ body }) => body.match(/"id":"[0-9a-f]{24}"|"wamid[^"]+"/g) ?? []);
    const once = new Set(calls());
    server.received.length = 0;
    await run(server.url, new Date('2026-03-01T12:00:00.001Z'));
    await server.close();
    expect(once.size).toBeGreaterThan(5);
    expect(calls().filter((id) => once.has(id))).toEqual([]);
  });
});
