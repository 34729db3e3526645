import { Type, type Static } from 'typebox';

/** The three axes of an outage. */
export const PROBLEM_SCOPES = ['general', 'local'] as const;
export const PROBLEM_CATEGORIES = ['technical', 'content'] as const;
export const PROBLEM_DURATIONS = ['temporary', 'prolonged'] as const;

const names = () =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 500 }));

/** A service problem (TMF656) as others need to know it. */
export const ServiceProblemFactsSchema = Type.Object({
  problemId: Type.String({ format: 'uuid' }),
  title: Type.String({ minLength: 1, maxLength: 300 }),
  scope: Type.Enum([...PROBLEM_SCOPES]),
  category: Type.Enum([...PROBLEM_CATEGORIES]),
  duration: Type.Enum([...PROBLEM_DURATIONS]),
  /** 1 is the most severe, 10 the least (TMF656 `priority`). */
  priority: Type.Integer({ minimum: 1, maximum: 10 }),
  startedAt: Type.String({ format: 'date-time' }),
  /** When it is expected to be over. */
  expectedEnd: Type.Optional(Type.String({ format: 'date-time' })),
  /** Public page with its progress. */
  statusUrl: Type.Optional(Type.String({ format: 'uri', maxLength: 2000 })),
  /** What it hits; an absent list does not narrow it. */
  affected: Type.Object({
    streams: names(),
    servers: names(),
    isps: names(),
    regions: names(),
    deviceClasses: names(),
  }),
});
export type ServiceProblemFacts = Static<typeof ServiceProblemFactsSchema>;
