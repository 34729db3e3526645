import { eventually } from '@viewline/testing';
import { signers } from '@viewline/simulator';
import { PATIENCE, PUBLIC_URL, RunningProduct, type Entry } from './testing/running-product.js';

let product: RunningProduct;

beforeAll(async () => {
  product = await RunningProduct.start();
});

afterAll(() => product.stop());

const form = (path: string, fields: Record<string, string>) =>
  product.webhook(signers.twilio(product.secrets.twilioAuthToken!, PUBLIC_URL, path, fields));

describe('the main job', () => {
  it('puts an SMS on the timeline of the number it came from, however often it is sent', async () => {
    const message = {
      MessageSid: 'SM0123456789abcdef0123456789abcdef',
      AccountSid: 'AC1',
      From: '+447911123456',
      To: '+442071838750',
      Body: 'القناة الرياضية لا تعمل — the sport channel is down',
    };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => form('/webhooks/twilio/sms', message)),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));

    const { subscriberId, provisional } = await eventually(async () => {
      const found = await product.search('07911 123456');
      if (found.length !== 1) throw new Error(`found ${found.length} subscribers`);
      return found[0]!;
    }, PATIENCE);
    expect(provisional).toBe(true);
    await product.settled();
    const { body } = await product.get<{ items: Entry[]; next: null }>(
      `/api/timeline/v1/subscribers/${subscriberId}/entries`,
    );
    expect(body).toMatchObject({
      items: [{ channel: 'sms', kind: 'message', direction: 'inbound', text: message.Body }],
      next: null,
    });
    expect(body.items).toHaveLength(1);
  });

  it('leaves a call ended whose reports came in the wrong order', async () => {
    const report = (CallStatus: string, SequenceNumber: string, more: Record<string, string> = {}) =>
      form('/webhooks/twilio/voice', {
        CallSid: 'CA0123456789abcdef0123456789abcdef',
        AccountSid: 'AC1',
        From: '+447911123457',
        To: '+442071838750',
        Direction: 'inbound',
        CallStatus,
        Timestamp: 'Sun, 01 Mar 2026 11:00:00 +0000',
        SequenceNumber,
        ...more,
      });
    await report('completed', '3', { CallDuration: '90' });
    await report('in-progress', '2');
    await report('ringing', '1');
    const [call] = await product.sql<{ status: string }>(
      'interactions',
      `SELECT status FROM interaction WHERE facts->>'externalId' = 'CA0123456789abcdef0123456789abcdef'`,
    );
    expect(call).toEqual({ status: 'completed' });
  });
});
