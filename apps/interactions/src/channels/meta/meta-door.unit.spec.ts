import { PUBLIC, SECRET } from '../testing/signers.js';
import { get, post } from '../testing/webhook-request.js';
import { WhatsAppAdapter } from './whatsapp.adapter.js';

const adapter = new WhatsAppAdapter({ appSecret: SECRET, verifyToken: 'meatyhamhock' });

describe('the handshake of Meta', () => {
  const door = `${PUBLIC}/meta/whatsapp`;

  it('echoes the challenge to who knows the verify token', async () => {
    const request = get(`${door}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock`);
    expect(await adapter.receive(request)).toEqual({
      kind: 'handshake',
      status: 200,
      contentType: 'text/plain',
      body: '1158201444',
    });
  });

  it.each([
    '?hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong',
    '?hub.mode=subscribe&hub.challenge=1&hub.verify_token=',
    '?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=meatyhamhock',
    '?hub.mode=subscribe&hub.verify_token=meatyhamhock',
    '',
  ])('is refused for %j', async (query) => {
    await expect(adapter.receive(get(door + query))).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is refused where no verify token is configured', async () => {
    const closed = new WhatsAppAdapter({ appSecret: SECRET });
    const request = get(`${door}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=`);
    await expect(closed.receive(request)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('does not open the door to an unsigned POST', async () => {
    await expect(adapter.receive(post(door, '{"entry":[]}'))).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
  });
});
