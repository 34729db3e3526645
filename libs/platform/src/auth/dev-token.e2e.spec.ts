import { type ListeningApp, listeningApp, tokenFor } from '../bootstrap/listening-app.suite.js';
import { type GuardedApp, guardedApp, GuardedModule } from './guarded-app.suite.js';

let guarded: GuardedApp;
beforeAll(async () => {
  guarded = await guardedApp();
});
afterAll(() => guarded.close());

describe('Outside of embedded mode', () => {
  it('there is no door for development tokens', async () => {
    expect((await guarded.get('/dev/token', {}, 'POST')).status).toBe(404);
  });

  it('without any provider or key nobody gets in', async () => {
    const { app, url } = await listeningApp(GuardedModule, { MODE: 'cluster' });
    const token = await guarded.provider.token();
    const withToken = await fetch(`${url}/guarded`, { headers: { authorization: `Bearer ${token}` } });
    const withKey = await fetch(`${url}/guarded`, { headers: { 'x-api-key': '' } });
    expect([withToken.status, withKey.status]).toEqual([401, 401]);
    await app.close();
  });
});

describe('In embedded mode', () => {
  let embedded: ListeningApp;
  beforeAll(async () => {
    embedded = await listeningApp(GuardedModule);
  });
  afterAll(() => embedded.app.close());

  it('whoever asks gets a token for a role', async () => {
    const token = await tokenFor(embedded.url, 'supervisor');
    const answer = await fetch(`${embedded.url}/guarded`, { headers: { authorization: `Bearer ${token}` } });
    expect(await answer.json()).toMatchObject({
      id: 'local-supervisor',
      roles: ['supervisor'],
      kind: 'person',
    });
  });

  it('an integrator is a system', async () => {
    const token = await tokenFor(embedded.url, 'integrator');
    const answer = await fetch(`${embedded.url}/guarded`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(403);
  });

  it.each([
    '{}',
    '{"role":"root"}',
    '{"role":["agent"]}',
    '{"role":null}',
    '[]',
    '{"role":"agent","sub":"x"}',
  ])('the request %s gets none', async (body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${embedded.url}/dev/token`, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
  });

  it.each(['RS256', 'EdDSA', 'ES256'])(
    'a token that claims to be signed with %s by somebody else is refused, not blamed on the provider',
    async (alg) => {
      const [, payload, signature] = (await tokenFor(embedded.url, 'agent')).split('.');
      const header = Buffer.from(JSON.stringify({ alg })).toString('base64url');
      const authorization = `Bearer ${header}.${payload}.${signature!.replace(/^./, 'x')}`;
      expect((await fetch(`${embedded.url}/guarded`, { headers: { authorization } })).status).toBe(401);
    },
  );

  it('a token of another process is refused', async () => {
    const other = await listeningApp(GuardedModule);
    const token = await tokenFor(other.url, 'agent');
    const answer = await fetch(`${embedded.url}/guarded`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
    await other.app.close();
  });
});
