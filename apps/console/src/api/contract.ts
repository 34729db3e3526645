/** The shapes the timeline service answers with, as the console relies on them. */

export interface Identity {
  readonly kind: string;
  readonly value: string;
}

export interface SearchItem {
  readonly subscriberId: string;
  readonly name: string | null;
  readonly accountNumber: string | null;
  readonly identities: readonly Identity[];
  /** The address, account or name that the question hit. */
  readonly matched: Identity | null;
  /** Known only by an address so far. */
  readonly provisional: boolean;
  readonly lastContactAt: string | null;
}

export interface Relationship {
  readonly type: string;
  /** A subscriber's id, or an address such as the MAC of a box. */
  readonly target: string;
}

export interface Subscriber {
  readonly subscriberId: string;
  readonly name: string | null;
  readonly status: string | null;
  readonly accountNumber: string | null;
  readonly language: string | null;
  readonly segment: string | null;
  readonly plan: string | null;
  readonly since: string | null;
  readonly provisional: boolean;
  readonly identities: readonly Identity[];
  readonly mergedIds: readonly string[];
  readonly relationships: readonly Relationship[];
}

export interface Entry {
  readonly eventId: string;
  readonly subscriberId: string;
  readonly type: string;
  readonly source: string;
  /** When it happened: decides the place on the timeline. ISO 8601. */
  readonly occurredAt: string;
  /** When it became known here. ISO 8601. */
  readonly recordedAt: string;
  readonly channel: string | null;
  readonly kind: string;
  readonly title: string;
  readonly text: string | null;
  readonly direction: string | null;
  readonly actor: string | null;
  readonly subjectId: string;
  readonly conversationId: string | null;
  /** It became known only after later things were already on show. */
  readonly late: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface EntryPage {
  readonly items: readonly Entry[];
  readonly next: string | null;
}

export interface Gap {
  /** Null where nobody knows. */
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  readonly reason: string;
}

export interface SourceCompleteness {
  readonly source: string;
  readonly completeUpTo: string | null;
  readonly gaps: readonly Gap[];
}

export type ConsoleConfig =
  | { readonly auth: 'dev' }
  | {
      readonly auth: 'oidc';
      /** Issuer URL of the provider. */
      readonly authority: string;
      readonly clientId: string;
      readonly scope?: string;
    };
