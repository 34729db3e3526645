import { INTERACTIONS_TOPIC, InteractionRecorded } from '@viewline/events';
import { idFromName, newId } from '@viewline/kernel';
import { encodeEvent, openEventLog, type OutgoingRecord } from '@viewline/messaging';

const AT_ONCE = 1_000;
const SUBSCRIBERS = 5_000;
const TEXT =
  'My receiver has shown error E48 on all sport channels since this morning; I have restarted it twice already.';

/** Puts so many recorded SMS on the log, as the relay would. */
export async function fillLog(eventLogUrl: string, partitions: number, events: number): Promise<void> {
  const log = openEventLog(eventLogUrl, 'bench');
  try {
    await log.ensureTopic(INTERACTIONS_TOPIC, partitions);
    for (let done = 0; done < events; done += AT_ONCE) {
      await log.publish(
        Array.from({ length: Math.min(AT_ONCE, events - done) }, (_, n) => recordOf(done + n)),
      );
    }
  } finally {
    await log.close();
  }
}

function recordOf(nth: number): OutgoingRecord {
  const subscriber = (nth * 7_919) % SUBSCRIBERS;
  const interactionId = newId();
  const subscriberId = idFromName('bench', String(subscriber));
  const time = new Date(Date.UTC(2026, 0, 1) + nth * 250);
  const phone = `+4915112${String(subscriber).padStart(6, '0')}`;
  const event = InteractionRecorded.create(
    {
      interactionId,
      subscriberId,
      conversationId: idFromName('bench conversation', String(subscriber)),
      channel: 'sms',
      provider: 'twilio',
      externalId: `SM${interactionId.replaceAll('-', '')}`,
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'phone', value: phone },
      reason: 'sms',
      status: 'completed',
      text: TEXT,
      startedAt: time.toISOString(),
    },
    { time, sequence: 1 },
  );
  const { topic, partitionkey, ...rest } = event;
  const encoded = encodeEvent({
    ...rest,
    partitionkey,
    source: '/viewline/interactions',
    time: time.toISOString(),
    recordedtime: new Date().toISOString(),
    correlationid: event.id,
  });
  return { topic, key: partitionkey, ...encoded };
}
