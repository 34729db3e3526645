/** One place in the built product to be broken; `find` must stand there exactly once. */
export interface Change {
  /** File of the build, from the root. */
  file: string;
  find: string;
  replace: string;
}

/** Mistakes that others have made, each of which a run must notice. What notices it stands in the README. */
export const MUTANTS = {
  /** The webhook is answered before its transaction has committed. */
  'ack-before-commit': [
    {
      file: 'apps/interactions/dist/api/webhook.controller.js',
      find: 'await this.recordContacts.execute(outcome.facts);',
      replace: 'this.recordContacts.execute(outcome.facts).catch(() => undefined);',
    },
  ],
  /** The consumer's position commits in a transaction of its own, before the effect. */
  'position-before-effect': [
    {
      file: 'libs/messaging/dist/consumer/step-applier.js',
      find: 'if (poison) throw poison.error;',
      replace: `if (poison) throw poison.error;
        await this.transactions.run((own) => this.advance(own, steps.map((step) => ({ ...reach(step), received: 0 }))));`,
    },
    {
      file: 'libs/messaging/dist/consumer/step-applier.js',
      find: 'const hasLetters = await this.advance(tx, advances);',
      replace: 'const hasLetters = false;',
    },
  ],
  /** The projection inserts whatever comes, under a key of its own making. */
  'no-on-conflict': [
    {
      file: 'apps/timeline/dist/projections/entries/entries.projector.js',
      find: 'uuids(column((e)=>e.event.id)),',
      replace: 'uuids(column(() => globalThis.crypto.randomUUID())),',
    },
    {
      file: 'apps/timeline/dist/projections/entries/entries.projector.js',
      find: 'ON CONFLICT DO NOTHING RETURNING 1',
      replace: 'RETURNING 1',
    },
  ],
  /** The relay reads on from the last position that it saw, and so steps over a transaction that commits late. */
  'naive-cursor': [
    {
      file: 'libs/messaging/dist/outbox/outbox-session.js',
      find: 'FROM outbox ORDER BY position LIMIT $1',
      replace: `FROM outbox WHERE position > ' + (OutboxSession.cursor ?? 0) + ' ORDER BY position LIMIT $1`,
    },
    {
      file: 'libs/messaging/dist/outbox/outbox-session.js',
      find: `name: 'outbox-oldest',`,
      replace: '',
    },
    {
      file: 'libs/messaging/dist/outbox/outbox-session.js',
      find: 'return rows.map((row)=>({\n                position: row.position,',
      replace: `OutboxSession.cursor = rows.at(-1)?.position ?? OutboxSession.cursor;
        return rows.map((row)=>({\n                position: row.position,`,
    },
  ],
  /** A call that nobody knows the end of is made again, also where the provider does not know its key. */
  'resend-uncertain': [
    {
      file: 'apps/notifications/dist/commands/deliver-notifications/lane.js',
      find: 'const { name, channel, idempotent } = this.provider;',
      replace: 'const { name, channel } = this.provider, idempotent = true;',
    },
  ],
  /** A credit has an id of its own, and nothing keeps its cause from being used again. */
  'grant-by-request': [
    {
      file: 'apps/disputes/dist/domain/credit/credit.js',
      find: "idFromName('credit', cause.kind, cause.id, subscriberId)",
      replace: 'globalThis.crypto.randomUUID()',
    },
    {
      file: 'apps/disputes/dist/persistence/migrations/create-credits.js',
      find: 'UNIQUE (cause_kind, cause_id, subscriber_id)',
      replace: 'CHECK (true)',
    },
  ],
} as const satisfies Record<string, readonly Change[]>;

export type MutantName = keyof typeof MUTANTS;

/** @throws Error where the code has moved on and the mutant with it must */
export function mutate(code: string, { file, find, replace }: Change): string {
  const [before, after, ...more] = code.split(find);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      `a mutant must change one place of ${file}, but "${find}" stands there ${code.split(find).length - 1} times`,
    );
  }
  return before + replace + after;
}
