import {
  InteractionRecorded,
  type NewEvent,
  PlaybackFailed,
  PromiseBroken,
  ServiceProblemLifted,
  TermsAccepted,
  ViewingSessionEnded,
} from '@viewline/events';
import { newId } from '@viewline/kernel';

export const time = new Date('2026-03-10T12:00:00Z');
const viewing = {
  streamId: 'sport-1',
  streamName: 'الرياضية',
  region: 'Riyadh',
  ip: '203.0.113.9',
  userAgent: 'MAG',
};
const at = '2026-02-20T18:00:00.000Z';
export const lifted = (subscriberId: string, happened = time) =>
  ServiceProblemLifted.create(
    {
      problemId: newId(),
      subscriberId,
      title: 'انقطاع',
      since: at,
      until: '2026-02-20T19:30:00.000Z',
      minutesLost: 90,
    },
    { time: happened, sequence: 1 },
  );

/** One of everything that a file tells of. */
export function evidenceOf(subscriberId: string): NewEvent[] {
  const facts = { time, sequence: 1 };
  const promise = {
    promiseId: newId(),
    subscriberId,
    what: 'call',
    text: '六点前回电',
    madeAt: at,
    dueAt: at,
    by: 'agent.lina',
  } as const;
  return [
    lifted(subscriberId),
    ViewingSessionEnded.create(
      {
        sessionId: newId(),
        subscriberId,
        ...viewing,
        startedAt: at,
        endedAt: at,
        watchedTime: 100,
        playbackStallCount: 9,
        playbackStallDuration: 50,
        playbackFailed: true,
      },
      facts,
    ),
    PlaybackFailed.create(
      { playbackErrorId: newId(), subscriberId, ...viewing, errorCode: 'source_offline', occurredAt: at },
      facts,
    ),
    TermsAccepted.create(
      {
        acceptanceId: newId(),
        subscriberId,
        document: 'price-list',
        version: '2026-01',
        acceptedAt: at,
        origin: 'app',
      },
      facts,
    ),
    PromiseBroken.create({ ...promise, brokenAt: at }, facts),
    InteractionRecorded.create(
      {
        interactionId: newId(),
        subscriberId,
        conversationId: newId(),
        channel: 'phone',
        provider: 'cti',
        externalId: newId(),
        direction: 'inbound',
        kind: 'call',
        reason: 'no picture\u0000',
        status: 'completed',
        text: 'x'.repeat(90_000),
        startedAt: at,
      },
      facts,
    ),
  ];
}
