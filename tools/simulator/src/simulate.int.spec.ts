import { simulate, type SimulationOptions } from './simulate.js';
import { countingServer, type Received } from './testing/counting-server.suite.js';
import { SPECIMEN_SECRETS } from './testing/specimen-secrets.suite.js';

const NOW = new Date('2026-03-01T12:00:00Z');

function run(baseUrl: string, rest: Partial<SimulationOptions> = {}) {
  return simulate({
    baseUrl,
    publicUrl: 'https://crm.example',
    secrets: SPECIMEN_SECRETS,
    operatorToken: 'token',
    seed: 1,
    subscribers: 40,
    contacts: 400,
    concurrency: 4,
    now: NOW,
    ...rest,
  });
}

const webhooks = (received: readonly Received[]) =>
  received.filter(({ path }) => path.startsWith('/webhooks/'));
/** What a vendor would say again: without the proofs, which are of the moment. */
const contents = (received: readonly Received[]) =>
  webhooks(received)
    .map(({ path, body }) => path.split('?')[0] + body.replace(/(timestamp|signature)=[^&]*/g, ''))
    .toSorted();

describe('a simulation', () => {
  it('adds up, contact by contact and door by door', async () => {
    const server = await countingServer();
    const steps: number[] = [];
    const result = await run(server.url, { onProgress: ({ done }) => steps.push(done) });
    await server.close();
    const { 'subscribers/imports': imports, ...doors } = result.byDoor;
    expect(imports).toEqual({ sent: 40, accepted: 40, failed: 0 });
    expect(Object.values(doors).reduce((sum, { accepted }) => sum + accepted, 0)).toBe(400);
    expect(result).toMatchObject({ sent: 440, accepted: 440, failed: 0, problems: [] });
    expect(steps.at(-1)).toBe(400);
    expect(steps.toSorted((a, b) => a - b)).toEqual(steps);
  });

  it('comes through the public doors only, and never more requests at a time than it may', async () => {
    const server = await countingServer();
    await run(server.url);
    await server.close();
    const doors = /^\/(webhooks\/[a-z]|api\/subscribers\/v1\/|tmf-api\/customerManagement\/v4\/)/;
    expect(server.received.filter(({ path }) => !doors.test(path))).toEqual([]);
    expect(server.open.most).toBeLessThanOrEqual(4);
    // Batches where a vendor's door takes them.
    expect(webhooks(server.received).length).toBeLessThan(350);
  });

  it('says the same again when it is run again', async () => {
    const server = await countingServer();
    await run(server.url);
    const once = server.received.splice(0);
    await run(server.url, { concurrency: 1 });
    await server.close();
    expect(contents(server.received)).toEqual(contents(once));
    const imports = (all: readonly Received[]) => all.find(({ path }) => path.includes('/imports?id='));
    expect(imports(server.received)).toMatchObject({ path: imports(once)!.path, body: imports(once)!.body });
  });

  it('tells which subscriber has which social account', async () => {
    const ids: Record<string, string> = {};
    const server = await countingServer(({ method, path, body }) => {
      if (path.includes('/imports')) {
        for (const line of body.trim().split('\n')) {
          ids[(JSON.parse(line) as { accountNumber: string }).accountNumber] =
            `id-${Object.keys(ids).length}`;
        }
      }
      const customers = Object.entries(ids).map(([account, id]) => ({ id, account: [{ id: account }] }));
      return method === 'GET' ? { status: 200, body: JSON.stringify(customers) } : undefined;
    });
    const { byDoor } = await run(server.url, { contacts: 0 });
    await server.close();
    const links = server.received.filter(({ path }) => path.endsWith('/identities'));
    expect(links.length).toBeGreaterThan(20);
    expect(byDoor['subscribers/identities']).toEqual({
      sent: links.length,
      accepted: links.length,
      failed: 0,
    });
    expect(links[0]!.path).toMatch(/^\/api\/subscribers\/v1\/subscribers\/id-\d+\/identities$/);
    expect(links[0]!.headers['authorization']).toBe('Bearer token');
    expect(Object.keys(JSON.parse(links[0]!.body) as object)).toEqual(['kind', 'value']);
  });

  it('counts what is refused, says why, and goes on', async () => {
    const server = await countingServer(({ path }) =>
      path.startsWith('/webhooks/chatwoot') || path.includes('/imports')
        ? { status: 401, body: 'no' }
        : undefined,
    );
    const result = await run(server.url);
    await server.close();
    const { chatwoot, 'subscribers/imports': imports } = result.byDoor;
    expect(chatwoot!.failed).toBeGreaterThan(0);
    expect([chatwoot!.accepted, imports!.failed]).toEqual([0, 40]);
    expect([result.sent, result.accepted + result.failed]).toEqual([440, 440]);
    expect(result.problems).toContain('chatwoot: 401 no');
  });

  it('leaves doors alone whose secret it does not know', async () => {
    const server = await countingServer();
    const { byDoor } = await run(server.url, { secrets: { telegramSecretToken: 't' }, contacts: 20 });
    await server.close();
    expect(Object.keys(byDoor).toSorted()).toEqual(['subscribers/imports', 'telegram']);
    expect(byDoor['telegram']!.accepted).toBe(20);
  });
});
