import { createHmac } from 'node:crypto';
import { exportSPKI, generateKeyPair } from 'jose';
import { listeningApp } from '../bootstrap/listening-app.suite.js';
import { type GuardedApp, guardedApp, GuardedModule } from './guarded-app.suite.js';
import { specimenProvider } from './specimen-provider.suite.js';

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

let guarded: GuardedApp;
beforeAll(async () => {
  guarded = await guardedApp();
});
afterAll(() => guarded.close());

describe('A token', () => {
  it.each([
    ['until when', 2_000_000_000, '2033-05-18T03:33:20.000Z'],
    ['until when, if not for ever', 2_000_000_000_000_000, '+275760-09-13T00:00:00.000Z'],
  ])('says who the caller is, and %s', async (_, exp, expiresAt) => {
    const token = await guarded.provider.token({ sub: 'u7', name: 'Ada', roles: ['agent'], exp });
    const answer = await guarded.get('/guarded', { authorization: `bearer ${token}` });
    expect(await answer.json()).toEqual({
      id: 'u7',
      name: 'Ada',
      roles: ['agent'],
      kind: 'person',
      expiresAt,
    });
  });

  it('may carry its roles where Keycloak puts them', async () => {
    expect(
      await guarded.statusWith(
        await guarded.provider.token({ roles: undefined, realm_access: { roles: ['agent'] } }),
      ),
    ).toBe(200);
  });

  it('is good for a little longer than its clock says, and no more', async () => {
    expect(await guarded.statusWith(await guarded.provider.token({ exp: nowInSeconds() - 2 }))).toBe(200);
    expect(await guarded.statusWith(await guarded.provider.token({ exp: nowInSeconds() - 60 }))).toBe(401);
  });

  it.each([
    ['not yet good', { nbf: nowInSeconds() + 600 }],
    ['of another issuer', { iss: 'https://other.example' }],
    ['for another application', { aud: 'other' }],
    ['without an end', { exp: undefined }],
    ['of nobody', { sub: undefined }],
  ])('%s is refused', async (_name, claims) => {
    expect(await guarded.statusWith(await guarded.provider.token(claims))).toBe(401);
  });

  it('signed by somebody else under the provider’s key id is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    expect(await guarded.statusWith(await guarded.provider.token({}, privateKey))).toBe(401);
  });

  it('without a signature is refused', async () => {
    const [, payload] = (await guarded.provider.token()).split('.');
    for (const alg of ['none', 'None', 'NONE']) {
      expect(await guarded.statusWith(`${base64url({ alg, kid: 'k1' })}.${payload}.`)).toBe(401);
    }
  });

  it('signed with the public key as a shared secret is refused', async () => {
    const [, payload] = (await guarded.provider.token()).split('.');
    const unsigned = `${base64url({ alg: 'HS256', kid: 'k1' })}.${payload}`;
    const signature = createHmac('sha256', await exportSPKI(guarded.provider.publicKey))
      .update(unsigned)
      .digest('base64url');
    expect(await guarded.statusWith(`${unsigned}.${signature}`)).toBe(401);
  });

  it('changed after signing is refused', async () => {
    const [header, , signature] = (await guarded.provider.token()).split('.');
    const payload = base64url({
      iss: guarded.provider.issuer,
      aud: guarded.provider.audience,
      sub: 'x',
      exp: nowInSeconds() + 60,
      roles: ['agent'],
    });
    expect(await guarded.statusWith(`${header}.${payload}.${signature}`)).toBe(401);
  });

  it.each(['', 'x', '..', 'a.b.c', `${'a'.repeat(8000)}.b.c`])(
    'that is rubbish (%p) is refused',
    async (rubbish) => {
      expect(await guarded.statusWith(rubbish)).toBe(401);
    },
  );

  it('of another scheme is refused', async () => {
    expect(
      (await guarded.get('/guarded', { authorization: `Basic ${await guarded.provider.token()}` })).status,
    ).toBe(401);
  });

  it('with an unknown key id makes us fetch the keys again, but not each time', async () => {
    const before = guarded.provider.fetches();
    const [, payload, signature] = (await guarded.provider.token()).split('.');
    const unknown = (n: number) =>
      `${base64url({ alg: 'RS256', kid: `unknown-${n}` })}.${payload}.${signature}`;
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => guarded.statusWith(unknown(n))));
    expect(answers).toEqual([401, 401, 401, 401, 401]);
    expect(guarded.provider.fetches() - before).toBeLessThanOrEqual(1);
  });

  it('that cannot be checked because the provider is down is not called wrong', async () => {
    const down = await specimenProvider();
    const { app, url } = await listeningApp(GuardedModule, {
      OIDC_JWKS_URL: down.jwksUrl,
      OIDC_ISSUER: down.issuer,
      OIDC_AUDIENCE: down.audience,
    });
    const ask = async () =>
      await fetch(`${url}/guarded`, { headers: { authorization: `Bearer ${await down.token()}` } });
    down.failWith(500);
    expect((await ask()).status).toBe(503);
    await down.close();
    expect((await ask()).status).toBe(503);
    await app.close();
  });
});
