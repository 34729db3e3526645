import { Type } from 'typebox';

export const STREAM_KINDS = ['live', 'vod', 'catch-up'] as const;

/** What was watched, from where and on what: the dimensions by which peers are compared. */
export const VIEWING_FACTS = {
  subscriberId: Type.String({ format: 'uuid' }),
  streamId: Type.String({ minLength: 1, maxLength: 200 }),
  streamName: Type.Optional(Type.String({ maxLength: 300 })),
  streamKind: Type.Optional(Type.Enum([...STREAM_KINDS])),
  /** The edge or panel server that delivers. */
  serverId: Type.Optional(Type.String({ maxLength: 200 })),
  ip: Type.Optional(Type.String({ maxLength: 45 })),
  isp: Type.Optional(Type.String({ maxLength: 200 })),
  region: Type.Optional(Type.String({ maxLength: 120 })),
  deviceId: Type.Optional(Type.String({ maxLength: 200 })),
  /** Such as `stb-mag`, `android-tv`, `ios`, `web`. */
  deviceClass: Type.Optional(Type.String({ maxLength: 60 })),
  userAgent: Type.Optional(Type.String({ maxLength: 1000 })),
};
