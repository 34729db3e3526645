import type { EventEnvelope } from '@viewline/events';

/** What an event says on the timeline, apart from what every event says in its envelope. */
export interface EntryText {
  /** The channel it came on; null for what did not come on one. */
  channel: string | null;
  /** `message`, `call`, `visit`, `post`, …; `update`, `delivery`, `account`, `identity`. */
  kind: string;
  /** One line, in English; consoles translate by type, channel, kind and direction. */
  title: string;
  text?: string | null;
  direction?: 'inbound' | 'outbound' | null;
  /** Who acted, where the event says so. */
  actor?: string | null;
  conversationId?: string | null;
  details?: Record<string, unknown>;
}

/** How one event type reads on the timeline. */
export type EntryWriter<Data> = (data: Data, event: EventEnvelope<Data>) => EntryText;
