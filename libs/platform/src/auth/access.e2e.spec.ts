import { type GuardedApp, guardedApp } from './guarded-app.suite.js';

let guarded: GuardedApp;
beforeAll(async () => {
  guarded = await guardedApp();
});
afterAll(() => guarded.close());

describe('A route', () => {
  it('whose author forgot to say who may use it opens to nobody', async () => {
    const everybody: Record<string, string>[] = [
      {},
      {
        authorization: `Bearer ${await guarded.provider.token({ roles: ['agent', 'supervisor', 'operator', 'integrator'] })}`,
      },
      { 'x-api-key': 'key-1' },
    ];
    const answers = await Promise.all(everybody.map((headers) => guarded.get('/forgotten', headers)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  it('opens to the roles it names and to no other', async () => {
    const status = async (roles: unknown) =>
      await guarded.statusWith(await guarded.provider.token({ roles }));
    expect(await status(['agent'])).toBe(200);
    expect(await status(['integrator', 'supervisor'])).toBe(200);
    expect(await status(['operator'])).toBe(403);
    expect(await status([])).toBe(403);
    expect(await status(['AGENT', 'admin', null, { agent: true }])).toBe(403);
  });

  it('is ruled by the method before its class', async () => {
    const agent = { authorization: `Bearer ${await guarded.provider.token()}` };
    const operator = { authorization: `Bearer ${await guarded.provider.token({ roles: ['operator'] })}` };
    expect((await guarded.get('/guarded', agent, 'POST')).status).toBe(403);
    expect((await guarded.get('/guarded', operator, 'POST')).status).toBe(201);
    expect((await guarded.get('/guarded/open')).status).toBe(200);
  });

  it('asks strangers to identify themselves', async () => {
    const answer = await guarded.get('/guarded');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toMatchObject({ code: 'auth.required' });
  });
});
