import { type GuardedApp, guardedApp, sha256 } from './guarded-app.suite.js';

let guarded: GuardedApp;
beforeAll(async () => {
  guarded = await guardedApp();
});
afterAll(() => guarded.close());

describe('An API key', () => {
  it('makes a system of the role it was configured with', async () => {
    const answer = await guarded.get('/guarded', { 'x-api-key': 'key-2' });
    expect(await answer.json()).toEqual({ id: 'key:robot', name: 'robot', roles: ['agent'], kind: 'system' });
    expect((await guarded.get('/guarded', { 'x-api-key': 'key-1' })).status).toBe(403);
  });

  it.each(['', 'key-3', sha256('key-1'), 'k'.repeat(8000)])('that is wrong (%p) is refused', async (key) => {
    expect((await guarded.get('/guarded', { 'x-api-key': key })).status).toBe(401);
  });

  it('together with a token is refused, whichever is good', async () => {
    const headers = { 'x-api-key': 'key-2', authorization: `Bearer ${await guarded.provider.token()}` };
    expect((await guarded.get('/guarded', headers)).status).toBe(401);
  });
});
