import { SUBSCRIBERS_TOPIC, SubscriberRegistered } from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import { logRecordOf, openEventLog } from '@viewline/messaging';
import { phoneOf } from '../client/twilio-sms.js';

const AT_ONCE = 1_000;
const PARTITIONS = 12;

/** Puts so many subscribers of a region on the log, each with a phone, as the subscribers' import would. */
export async function register(eventLogUrl: string, region: string, subscribers: number): Promise<void> {
  const log = openEventLog(eventLogUrl, 'bench');
  try {
    await log.ensureTopic(SUBSCRIBERS_TOPIC, PARTITIONS);
    for (let done = 0; done < subscribers; done += AT_ONCE) {
      const batch = Array.from({ length: Math.min(AT_ONCE, subscribers - done) }, (_, n) => done + n);
      await log.publish(batch.map((nth) => logRecordOf(registered(region, nth))));
    }
  } finally {
    await log.close();
  }
}

function registered(region: string, nth: number) {
  return SubscriberRegistered.create(
    {
      subscriberId: idFromName(`bench ${region}`, String(nth)),
      name: 'Amal Haddad',
      status: 'active',
      language: nth % 2 === 0 ? 'ar' : 'en',
      region,
      identities: [{ kind: 'phone', value: phoneOf(nth) }],
    },
    { time: new Date(), sequence: 1 },
  );
}
