import type {
  EventDefinition,
  PlaybackFailed,
  ViewingSessionEnded,
  ViewingSessionStarted,
} from '@viewline/events';
import type { EntryWriter } from './entry.js';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;
type WhatWasWatched = Omit<DataOf<typeof ViewingSessionStarted>, 'startedAt' | 'sessionId'>;

const viewing = { channel: null, kind: 'viewing' } as const;

export const viewingSessionStarted: EntryWriter<DataOf<typeof ViewingSessionStarted>> = (session) => ({
  ...viewing,
  title: `Began to watch ${streamOf(session)}`,
  details: { sessionId: session.sessionId, ...dimensionsOf(session) },
});

export const viewingSessionEnded: EntryWriter<DataOf<typeof ViewingSessionEnded>> = (session) => ({
  ...viewing,
  title: session.playbackFailed
    ? `Stopped watching ${streamOf(session)} after playback failed`
    : `Watched ${streamOf(session)}`,
  details: {
    sessionId: session.sessionId,
    ...dimensionsOf(session),
    startedAt: session.startedAt,
    endedAt: session.endedAt,
    watchedTime: session.watchedTime,
    playbackStallCount: session.playbackStallCount,
    playbackStallDuration: session.playbackStallDuration,
    ...(session.initialStartupTime !== undefined && { initialStartupTime: session.initialStartupTime }),
    playbackFailed: session.playbackFailed,
  },
});

export const playbackFailed: EntryWriter<DataOf<typeof PlaybackFailed>> = (failure) => ({
  ...viewing,
  title: `Playback of ${streamOf(failure)} failed: ${failure.errorCode}`,
  text: failure.message,
  details: {
    ...(failure.sessionId && { sessionId: failure.sessionId }),
    ...dimensionsOf(failure),
    errorCode: failure.errorCode,
  },
});

function streamOf({ streamName, streamId }: WhatWasWatched): string {
  return streamName || streamId;
}

/** What peers are compared by; the person's address and device id stay in the event. */
function dimensionsOf(watched: WhatWasWatched) {
  const { streamId, streamName, streamKind, serverId, isp, region, deviceClass } = watched;
  return {
    streamId,
    ...(streamName && { streamName }),
    ...(streamKind && { streamKind }),
    ...(serverId && { serverId }),
    ...(isp && { isp }),
    ...(region && { region }),
    ...(deviceClass && { deviceClass }),
  };
}
