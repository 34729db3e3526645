import { signTwilio } from '../signing/twilio.js';
import type { Contact } from '../stories/contact.js';
import { hexId, secretFor, type DoorContext, type DoorWriter, type Outgoing } from './door-writer.js';

const LINE = '+18005550100';

/** Twilio gives a message no time: it is taken to have happened when it comes. */
export const twilioSms: DoorWriter = {
  batch: 1,
  write: (contacts, context) =>
    contacts.map((contact) => {
      const sid = `SM${hexId(context, 32, contact.key)}`;
      const media: Record<string, string> = contact.picture
        ? {
            NumMedia: '1',
            MediaContentType0: 'image/jpeg',
            MediaUrl0: `https://media.example.com/${sid}.jpg`,
          }
        : { NumMedia: '0' };
      return send(context, '/webhooks/twilio/sms', {
        ToCountry: 'US',
        SmsMessageSid: sid,
        NumSegments: '1',
        SmsStatus: 'received',
        Body: contact.text ?? '',
        To: LINE,
        MessageSid: sid,
        AccountSid: account(context),
        From: contact.person.phone,
        ApiVersion: '2010-04-01',
        ...media,
      });
    }),
};

/** Ringing, answered, ended: three callbacks, one call. */
export const twilioVoice: DoorWriter = {
  batch: 1,
  write: (contacts, context) => contacts.flatMap((contact) => callbacks(contact, context)),
};

function callbacks(contact: Contact, context: DoorContext): Outgoing[] {
  const { person, at, waitSeconds = 0, seconds = 0 } = contact;
  const sid = `CA${hexId(context, 32, contact.key)}`;
  const isInbound = contact.direction === 'inbound';
  const callback = (CallStatus: string, after: number, more: Record<string, string> = {}) =>
    send(context, '/webhooks/twilio/voice', {
      CallSid: sid,
      AccountSid: account(context),
      From: isInbound ? person.phone : LINE,
      To: isInbound ? LINE : person.phone,
      Direction: isInbound ? 'inbound' : 'outbound-api',
      ApiVersion: '2010-04-01',
      CallStatus,
      Timestamp: new Date(at.getTime() + after * 1000).toUTCString(),
      CallbackSource: 'call-progress-events',
      ...more,
    });
  return [
    callback('ringing', 0),
    callback('in-progress', waitSeconds),
    callback('completed', waitSeconds + seconds, {
      CallDuration: String(seconds),
      RecordingSid: `RE${hexId(context, 32, contact.key, 'recording')}`,
      RecordingUrl: `https://api.twilio.example/recordings/${sid}`,
    }),
  ];
}

function send({ secrets, publicUrl }: DoorContext, path: string, form: Record<string, string>): Outgoing {
  return () => signTwilio(secretFor('twilio', secrets.twilioAuthToken), publicUrl, path, form);
}

function account(context: DoorContext): string {
  return `AC${hexId({ ...context, sample: '' }, 32, 'twilio account')}`;
}
