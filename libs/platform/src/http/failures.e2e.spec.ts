import type { ListeningApp } from '../bootstrap/listening-app.suite.js';
import { doorClient } from './door-client.suite.js';
import { failing, specimenDoors } from './specimen-doors.suite.js';

let listening: ListeningApp;
beforeAll(async () => {
  listening = await specimenDoors();
});
afterAll(() => listening.app.close());
const { call } = doorClient(() => listening.url);

describe('Failures', () => {
  it.each([
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['too-large', 413],
    ['unsupported', 415],
    ['throttled', 429],
    ['unavailable', 503],
  ] as const)('of kind %s leave as %d', async (kind, status) => {
    failing.kind = kind;
    const answer = await call('/kinds');
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      type: 'about:blank',
      status,
      code: 'some.code',
      detail: 'Some message',
      errors: [{ path: 'a.0', message: 'is bad' }],
    });
  });

  it('that nobody expected tell nothing', async () => {
    const { status, body } = await call('/fails');
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/secret|leaked|10\.0\.0\.1|stack/);
  });

  it('to reach the database are 503 with a time to come back', async () => {
    const { status, headers } = await call('/unreachable');
    expect({ status, retryAfter: headers.get('retry-after') }).toEqual({ status: 503, retryAfter: '1' });
  });

  it.each([
    ['PUT', '/orders', 'POST', 'http.method-not-allowed'],
    ['GET', '/webhooks/vendor?a=1', 'POST', 'http.method-not-allowed'],
    ['DELETE', '/tmf-api/fails', 'GET, HEAD', 'http.method-not-allowed'],
    ['DELETE', '/nowhere', null, 'http.not-found'],
  ])('tell %s %s from an address that does not exist', async (method, path, allow, code) => {
    const { status, headers, body } = await call(path, { method });
    expect([status, headers.get('allow'), body['code']]).toEqual([allow ? 405 : 404, allow, code]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('wear the body of the standard that owns the path, also where there is no route', async () => {
    expect(await call('/tmf-api/fails')).toMatchObject({
      type: 'application/json; charset=utf-8',
      body: { code: 'thing.taken', status: '409' },
    });
    expect((await call('/tmf-api/nowhere')).body).toEqual({ code: 'http.not-found', status: '404' });
    expect((await call('/tmf-apis')).body).toMatchObject({ type: 'about:blank' });
  });
});
