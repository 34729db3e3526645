import type { ListeningApp } from '../bootstrap/listening-app.suite.js';
import { doorClient } from './door-client.suite.js';
import { GOOD_ORDER, LIMIT, specimenDoors } from './specimen-doors.suite.js';

let listening: ListeningApp;
beforeAll(async () => {
  listening = await specimenDoors();
});
afterAll(() => listening.app.close());
const { call, post } = doorClient(() => listening.url);

describe('The JSON doors', () => {
  it('accept what the DTO describes', async () => {
    const { status, body } = await post('/orders', GOOD_ORDER, 'application/json; charset=utf-8');
    expect({ status, order: body['order'] }).toEqual({ status: 201, order: JSON.parse(GOOD_ORDER) });
  });

  it('answer 400 to a body nested deeper than what looks at it could bear', async () => {
    const deep = `{"name":${'['.repeat(900)}${']'.repeat(900)},"items":[]}`;
    const { status, body } = await post('/orders', deep, 'application/json');
    expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'request.too-deep' });
  });

  it('do not take brackets in a text for nesting', async () => {
    const order = { name: `\\"${'[{'.repeat(100)}`, items: [] };
    expect((await post('/orders', JSON.stringify(order), 'application/json')).status).toBe(201);
  });

  it('take merge-patch and other JSON types for JSON', async () => {
    expect((await post('/orders', GOOD_ORDER, 'application/merge-patch+json')).status).toBe(201);
  });

  it.each([
    ['cut off', '{"name":'],
    ['not JSON', 'hello'],
    ['empty', ''],
    ['a poisoned prototype', '{"__proto__":{"admin":true},"name":"n","items":[]}'],
    ['a poisoned constructor', '{"constructor":{"prototype":{"a":1}},"name":"n","items":[]}'],
    ['an array instead of an object', '[]'],
    ['null', 'null'],
  ])('answer 400 to a body that is %s', async (_name, body) => {
    const answer = await post('/orders', body, 'application/json');
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json; charset=utf-8' });
    expect(answer.body).toMatchObject({ status: 400, title: 'Bad Request' });
  });

  it('name every wrong and every unknown field by its path, without repeating its value', async () => {
    const { body } = await post(
      '/orders',
      JSON.stringify({ name: 7, items: [{ amount: 'SECRET' }], extra: 1 }),
      'application/json',
    );
    expect(body).toMatchObject({ code: 'request.invalid', status: 400 });
    const paths = (body['errors'] as { path: string }[]).map(({ path }) => path);
    expect(paths.toSorted()).toEqual(['extra', 'items.0.amount', 'name']);
    expect(JSON.stringify(body)).not.toContain('SECRET');
  });

  it('answer 413 to a body over the limit, announced or not', async () => {
    const big = JSON.stringify({ name: 'x'.repeat(LIMIT) });
    expect((await post('/orders', big, 'application/json')).status).toBe(413);
    const unannounced = new Blob([big]).stream();
    const init = {
      method: 'POST',
      body: unannounced,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    };
    expect((await call('/orders', init as RequestInit)).status).toBe(413);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'nonsense',
  ])('answer 415 to %s', async (type) => {
    expect(await post('/orders', 'a=1', type)).toMatchObject({ status: 415, body: { status: 415 } });
  });

  it('answer 415 to a body without a type', async () => {
    const answer = await call('/orders', { method: 'POST', body: new Uint8Array([1, 2]) });
    expect(answer.status).toBe(415);
  });

  it('answer 404 as a problem, without repeating the address', async () => {
    const answer = await call('/nowhere?phone=33612345678');
    expect(answer).toMatchObject({ status: 404, type: 'application/problem+json; charset=utf-8' });
    expect(JSON.stringify(answer.body)).not.toContain('33612345678');
  });

  it('answer 400 as a problem to an address that cannot be decoded', async () => {
    expect(await call('/%zz?phone=1')).toMatchObject({
      status: 400,
      type: 'application/problem+json; charset=utf-8',
    });
  });
});
