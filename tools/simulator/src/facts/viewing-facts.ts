import { PlaybackFailed, ViewingSessionEnded, ViewingSessionStarted, type NewEvent } from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import { MARKETS } from '../operator/market.js';
import { hexOf, Random } from '../random.js';
import type { Known } from './subscribers.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Whose devices tell what is watched; all of them would be most of the sample. */
const REPORTING = 0.35;
const DEVICES = ['stb-mag', 'android-tv', 'ios', 'web'] as const;
const ISPS: Readonly<Record<string, readonly string[]>> = {
  en: ['Northern Fibre', 'CityLink'],
  fr: ['Réseau Sud', 'Fibre Lyonnaise'],
  ar: ['شبكة الرياض', 'ألياف جدة'],
  zh: ['城市宽带', '东方网络'],
};

/** What was watched by whom, on what and through whom: constant for one person but for the stream. */
export function dimensionsOf({ id, person }: Known, stream: number) {
  const { language, subscriber } = person;
  const random = new Random(`viewing ${subscriber.accountNumber}`);
  return {
    subscriberId: id,
    streamId: `live-${language}-${stream + 1}`,
    streamName: MARKETS[language].channels[stream]!,
    streamKind: 'live' as const,
    serverId: `edge-${language}-${random.between(1, 2)}`,
    isp: random.pick(ISPS[language]!),
    region: subscriber.region,
    deviceClass: random.pick(DEVICES),
    deviceId: subscriber.macs[0] ?? hexOf(subscriber.accountNumber, 'device').slice(0, 16),
  };
}

/** Evenings in front of the screen during the last days; now and then one that breaks off. */
export function viewingFacts(viewer: Known, now: Date): NewEvent[] {
  const today = Math.floor(now.getTime() / DAY) * DAY;
  const random = new Random(`evenings ${viewer.id} ${today}`);
  if (!random.chance(REPORTING)) return [];
  return Array.from({ length: random.between(1, 3) }, (_, evening) => {
    const start = today - (evening + 1) * DAY + (18 * 60 + random.between(0, 150)) * MINUTE;
    return session(viewer, new Date(start), random);
  }).flat();
}

/** The beginning of these ten minutes: what goes on now is the same when it is told again at once. Epoch milliseconds. */
export function lately(now: Date): number {
  return Math.floor(now.getTime() / (10 * MINUTE)) * 10 * MINUTE;
}

/** In front of the screen at this moment. */
export function watching(viewer: Known, now: Date): NewEvent {
  const random = new Random(`now ${viewer.id}`);
  const start = new Date(lately(now) - random.between(1, 40) * MINUTE);
  const sessionId = idFromName('sample-session', viewer.id, start.toISOString());
  return ViewingSessionStarted.create(
    { sessionId, ...dimensionsOf(viewer, random.between(0, 4)), startedAt: start.toISOString() },
    { time: start, sequence: 1, id: idFromName('sample-fact', sessionId, 'started') },
  );
}

function session(viewer: Known, start: Date, random: Random): NewEvent[] {
  const sessionId = idFromName('sample-session', viewer.id, start.toISOString());
  const watched = dimensionsOf(viewer, random.between(0, 4));
  const broke = random.chance(0.08);
  const minutes = broke ? random.between(1, 20) : random.between(20, 140);
  const stalls = broke ? random.between(3, 12) : random.between(0, 2);
  const startedAt = start.toISOString();
  const end = new Date(start.getTime() + minutes * MINUTE);
  const begun = ViewingSessionStarted.create(
    { sessionId, ...watched, startedAt },
    { time: start, sequence: 1, id: idFromName('sample-fact', sessionId, 'started') },
  );
  const ended = ViewingSessionEnded.create(
    {
      sessionId,
      ...watched,
      startedAt,
      endedAt: end.toISOString(),
      watchedTime: minutes * MINUTE,
      playbackStallCount: stalls,
      playbackStallDuration: stalls * random.between(900, 6_000),
      initialStartupTime: random.between(600, 2_400),
      playbackFailed: broke,
    },
    { time: end, sequence: 2, id: idFromName('sample-fact', sessionId, 'ended') },
  );
  return broke ? [begun, failure(viewer, watched, end, 'buffer_underrun', sessionId), ended] : [begun, ended];
}

export function failure(
  viewer: Known,
  watched: ReturnType<typeof dimensionsOf>,
  at: Date,
  errorCode: string,
  sessionId?: string,
): NewEvent {
  const playbackErrorId = idFromName('sample-playback-error', viewer.id, at.toISOString());
  return PlaybackFailed.create(
    { playbackErrorId, ...(sessionId && { sessionId }), ...watched, errorCode, occurredAt: at.toISOString() },
    { time: at, sequence: 1, id: playbackErrorId },
  );
}
