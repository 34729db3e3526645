import type { ChannelFact } from '../domain/channel-fact.js';

/** A vendor's request as it arrived, before anybody has believed a word of it. */
export interface WebhookRequest {
  method: 'GET' | 'POST';
  /** Full public URL as the vendor signed it: PUBLIC_URL + path + query. */
  url: string;
  query: Record<string, string>;
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  rawBody: Buffer;
  receivedAt: Date;
}

export interface WebhookReply {
  status: number;
  contentType?: string;
  body?: string;
}

export type WebhookOutcome =
  /** The vendor asked whether this door is ours; this is the answer. */
  | { kind: 'handshake'; status: number; contentType: string; body: string }
  /** `facts` is empty where the vendor sent something that we acknowledge and do not record. */
  | {
      kind: 'facts';
      facts: ChannelFact[];
      /** Sent only after the facts are stored. */
      reply: WebhookReply;
      /** What was acknowledged without a fact, and why. For the log: holds no personal data. */
      notes: string[];
      /** Which of those may have been contacts: the vendor will not send them again. */
      unreadable: string[];
    };

/** Turns one vendor's webhook into facts. Holds no state, opens no connection. */
export interface ChannelAdapter {
  /** `generic` stands for the sources that use that door: there the source's name is the provider. */
  readonly provider: string;
  /** Route below /webhooks; may end in `:source`. */
  readonly path: string;
  /**
   * Verifies, then reads.
   * @throws DomainError `unauthenticated` (missing, wrong or stale signature), `forbidden` (handshake refused),
   *   `invalid` (signed, but nothing in it can be read), `not-found` (no such method or source at this door)
   */
  receive(request: WebhookRequest): Promise<WebhookOutcome>;
}
