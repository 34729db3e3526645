import type { ListeningApp } from '../bootstrap/listening-app.suite.js';
import { doorClient } from './door-client.suite.js';
import { LIMIT, specimenDoors } from './specimen-doors.suite.js';

let listening: ListeningApp;
beforeAll(async () => {
  listening = await specimenDoors();
});
afterAll(() => listening.app.close());
const { call, post } = doorClient(() => listening.url);

describe('The webhook doors', () => {
  it.each([
    ['form', 'application/x-www-form-urlencoded', 'From=%2B336&Body=h%C3%A9'],
    ['JSON', 'application/json', '{ "a" : 1 }'],
    ['broken JSON', 'application/json', '{"a":'],
    ['XML', 'application/xml', '<xml/>'],
    ['text', 'text/plain', 'h\u0000i'],
    ['mail', 'message/rfc822', 'From: a\r\n\r\nb'],
    ['multipart', 'multipart/form-data; boundary=x', '--x\r\n\r\na\r\n--x--'],
    ['unheard of', 'application/x-unheard-of', '\u0000\uffff'],
  ])('keep a %s body byte for byte', async (_name, type, body) => {
    const answer = await post('/webhooks/vendor', body, type);
    expect(answer.body).toEqual({ base64: Buffer.from(body).toString('base64'), isSame: true });
  });

  it('answer 415 to a type that is none', async () => {
    expect((await post('/webhooks/vendor', 'x', 'nonsense')).status).toBe(415);
  });

  it('hand over an empty body when nothing was sent', async () => {
    expect((await call('/webhooks/vendor', { method: 'POST' })).body).toEqual({ base64: '', isSame: true });
  });

  it('answer 413 to a body over the limit', async () => {
    expect((await post('/webhooks/vendor', 'x'.repeat(LIMIT + 1), 'text/plain')).status).toBe(413);
  });

  it('keep their strict manners under another spelling of the address', async () => {
    expect((await post('//webhooks/vendor', 'x', 'text/plain')).status).toBe(404);
  });
});
