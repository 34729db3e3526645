import { PUBLIC, signedTwilio, TWILIO_TOKEN } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, NOW, updateOf } from '../testing/webhook-request.js';
import { TwilioVoiceAdapter } from './twilio-voice.adapter.js';

const URL_ = `${PUBLIC}/twilio/voice`;
const CALL = {
  CallSid: 'CA1234567890abcdef1234567890abcdef',
  AccountSid: 'AC00000000000000000000000000000000',
  From: '+447700900123',
  To: '+442071838750',
  Direction: 'inbound',
  CallStatus: 'completed',
  CallDuration: '90',
  Timestamp: 'Sun, 01 Mar 2026 11:00:00 +0000',
  CallbackSource: 'call-progress-events',
  SequenceNumber: '2',
};
const adapter = new TwilioVoiceAdapter(TWILIO_TOKEN);
const call = (fields: Record<string, string>) => signedTwilio(URL_, { ...CALL, ...fields });

describeDoor('Twilio voice', () => ({
  adapter,
  sample: new URLSearchParams(CALL).toString(),
  signed: (body) => signedTwilio(URL_, [...new URLSearchParams(body)]),
  proof: { header: 'x-twilio-signature' },
  json: false,
}));

describe('a call by Twilio', () => {
  it('is one contact from its first status on', async () => {
    expect(await contactOf(adapter, call({ CallStatus: 'initiated', CallDuration: '' }))).toMatchObject({
      externalId: CALL.CallSid,
      channel: 'phone',
      kind: 'call',
      status: 'open',
      identity: { kind: 'phone', value: '+447700900123' },
      startedAt: new Date('2026-03-01T11:00:00Z'),
      threadKey: `call:${CALL.CallSid}`,
    });
  });

  it('goes on in updates that also stand for themselves when they come first', async () => {
    const ringing = await updateOf(adapter, call({ CallStatus: 'ringing' }));
    const answered = await updateOf(adapter, call({ CallStatus: 'in-progress' }));
    const ended = await updateOf(adapter, signedTwilio(URL_, CALL));
    expect(ringing.version).toBeLessThan(answered.version);
    expect(answered.version).toBeLessThan(ended.version);
    expect(answered.changes).toMatchObject({ status: 'inProgress' });
    expect(ended).toMatchObject({
      externalId: CALL.CallSid,
      changes: {
        status: 'completed',
        endedAt: new Date('2026-03-01T11:00:00Z'),
        details: { durationSeconds: 90 },
      },
      contact: { startedAt: new Date('2026-03-01T10:58:30Z'), endedAt: new Date('2026-03-01T11:00:00Z') },
    });
  });

  it.each(['busy', 'no-answer', 'failed', 'canceled'])(
    'that was %s is over and says why',
    async (CallStatus) => {
      const update = await updateOf(adapter, call({ CallStatus, CallDuration: '0' }));
      expect(update.changes).toMatchObject({ status: 'completed', details: { callStatus: CallStatus } });
    },
  );

  it('made by us belongs to the one who was called', async () => {
    const update = await updateOf(adapter, call({ Direction: 'outbound-dial', ParentCallSid: 'CAparent' }));
    expect(update.contact).toMatchObject({
      direction: 'outbound',
      identity: { value: '+442071838750' },
      threadKey: 'call:CAparent',
    });
  });

  it('gets its recording when that is ready', async () => {
    const recording = {
      CallSid: 'CA1',
      RecordingSid: 'RE1',
      RecordingUrl: 'https://r/1',
      RecordingStatus: 'completed',
      RecordingDuration: '88',
    };
    const update = await updateOf(adapter, signedTwilio(URL_, recording));
    expect(update).toEqual({
      type: 'contact-updated',
      provider: 'twilio',
      externalId: 'CA1',
      channel: 'phone',
      at: NOW,
      version: 0,
      changes: {
        attachments: [{ name: 'recording', url: 'https://r/1' }],
        details: { recordingSid: 'RE1', recordingStatus: 'completed', recordingSeconds: 88 },
      },
    });
  });

  it.each(['anonymous', 'sip:ann@example.com', 'client:ann', '70000'])(
    'from %s has no identity, is not refused and says from where it came',
    async (From) => {
      const update = await updateOf(adapter, call({ From }));
      expect(update.contact).toMatchObject({
        identityMissing: 'not a phone address',
        details: { address: From, line: CALL.To },
      });
    },
  );

  it.each(['+266696687', '+86282452253', '86282452253', '+7378742833', '+2562533', '+8656696'])(
    'from the digits %s, with which Twilio spells a withheld number, is nobody in particular',
    async (From) => {
      // A region in which the digits alone could be dialled.
      const update = await updateOf(new TwilioVoiceAdapter(TWILIO_TOKEN, 'CN'), call({ From }));
      expect(update.contact).toMatchObject({ identityMissing: 'the number is withheld' });
      expect(update.contact?.identity).toBeUndefined();
    },
  );

  it.each(['in-progress', 'absent'])('has no recording yet where that is %s', async (RecordingStatus) => {
    const recording = { CallSid: 'CA1', RecordingSid: 'RE1', RecordingUrl: 'https://r/1', RecordingStatus };
    expect(await factsOf(adapter, signedTwilio(URL_, recording))).toEqual([]);
  });

  it.each(['', 'yesterday', 'Sun, 01 Mar 1970 11:00:00 +0000', 'Sun, 01 Mar 2099 11:00:00 +0000'])(
    'happened when we heard of it where its timestamp is %j',
    async (Timestamp) => {
      expect((await updateOf(adapter, call({ Timestamp, CallDuration: '' }))).at).toEqual(NOW);
    },
  );

  it('does not last below zero or for ever', async () => {
    expect(
      (await updateOf(adapter, call({ CallDuration: '-5' }))).contact?.details?.durationSeconds,
    ).toBeUndefined();
    expect(
      (await updateOf(adapter, call({ CallDuration: '9e99' }))).contact?.details?.durationSeconds,
    ).toBeUndefined();
  });

  it('is acknowledged without a fact where its status is unknown', async () => {
    expect(await factsOf(adapter, call({ CallStatus: 'constructor' }))).toEqual([]);
  });
});
