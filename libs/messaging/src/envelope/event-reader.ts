import type { AnyEvent, EventEnvelope } from '@viewline/events';
import type { LogRecord } from '../log/event-log.port.js';
import { decodeEvent } from './cloud-event-codec.js';
import { MalformedRecord } from './malformed-record.js';
import { MARK_TYPE, readMark, type Mark } from '../outbox/mark.js';

export type ReadRecord =
  | { kind: 'event'; record: LogRecord; event: EventEnvelope }
  | { kind: 'mark'; record: LogRecord; mark: Mark }
  /** Nothing that this consumer listens to. */
  | { kind: 'other'; record: LogRecord }
  | { kind: 'poison'; record: LogRecord; error: Error };

/** Turns log records into validated events of the types one consumer listens to. */
export class EventReader {
  private readonly byName: ReadonlyMap<string, AnyEvent>;
  private readonly byType: ReadonlyMap<string, AnyEvent>;

  constructor(events: readonly AnyEvent[]) {
    this.byName = new Map(events.map((event) => [event.name, event]));
    this.byType = new Map(events.map((event) => [event.type, event]));
  }

  read(record: LogRecord): ReadRecord {
    const type = record.headers['ce_type'];
    if (type === MARK_TYPE)
      return this.guarded(record, () => ({ kind: 'mark', record, mark: readMark(record) }));
    return this.guarded(record, () => {
      const envelope = decodeEvent(record);
      const current = this.byType.get(envelope.type);
      if (current) return { kind: 'event', record, event: current.read(envelope, current.version) };
      const match = /^(.+)\.v(\d+)$/.exec(envelope.type);
      const definition = match && this.byName.get(match[1]!);
      if (!definition) return { kind: 'other', record };
      const version = Number(match[2]);
      if (version > definition.version) {
        throw new MalformedRecord(
          `${envelope.type} is newer than v${definition.version}, the newest known here`,
        );
      }
      return { kind: 'event', record, event: definition.read(envelope, version) };
    });
  }

  private guarded(record: LogRecord, read: () => ReadRecord): ReadRecord {
    try {
      return read();
    } catch (error) {
      return { kind: 'poison', record, error: error as Error };
    }
  }
}
