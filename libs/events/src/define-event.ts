import { newId } from '@viewline/kernel';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { EventEnvelope, NewEvent } from './envelope.js';
import { InvalidEventData } from './invalid-event-data.js';

interface Declaration<Schema extends TSchema> {
  /** Type without its version, such as `viewline.interaction.recorded`. */
  name: `viewline.${string}.${string}`;
  version: number;
  /** One topic per owning service. */
  topic: `viewline.${string}`;
  /** One sentence for the catalogue: when is it published, what does it mean. */
  summary: string;
  schema: Schema;
  /** Id of the aggregate. */
  subject: (data: Static<Schema>) => string;
  /** Subscriber id: the key in the log. */
  key: (data: Static<Schema>) => string;
  /** Older versions' data made into this version's, by the version they are read from. */
  upcasters?: Readonly<Record<number, (data: unknown) => unknown>>;
}

export interface Facts {
  /** When it happened. */
  time: Date;
  /** Position among the events of the aggregate, from 1. */
  sequence: number;
  /** Give one where the source has an id of its own; otherwise a new UUIDv7 is made. */
  id?: string;
  correlationid?: string;
  causationid?: string;
}

export interface EventDefinition<Data = unknown> {
  readonly name: string;
  readonly version: number;
  /** `viewline.<aggregate>.<past-tense>.v<N>`, as on the wire. */
  readonly type: string;
  readonly topic: string;
  readonly summary: string;
  readonly schema: TSchema;
  /** Builds the event; data that does not fit the schema throws InvalidEventData here, not at a consumer. */
  create(data: Data, facts: Facts): NewEvent<Data>;
  /** Checks what came off the log, bringing older versions up to date. @throws InvalidEventData */
  read(envelope: EventEnvelope, version: number): EventEnvelope<Data>;
  /** Narrows an envelope that a consumer was handed. */
  is(envelope: EventEnvelope): envelope is EventEnvelope<Data>;
}

/** Declares one event of the published language. One declaration per file; `catalog.ts` is the only list. */
export function defineEvent<Schema extends TSchema>(
  declaration: Declaration<Schema>,
): EventDefinition<Static<Schema>> {
  type Data = Static<Schema>;
  const { name, version, topic, summary, schema } = declaration;
  const type = `${name}.v${version}`;
  const validator = Compile(schema);

  function check(data: unknown): Data {
    if (!validator.Check(data)) {
      throw new InvalidEventData(
        type,
        validator.Errors(data).map((e) => ({ path: e.instancePath, message: e.message })),
      );
    }
    return data;
  }

  return {
    name,
    version,
    type,
    topic,
    summary,
    schema,
    create(data, facts) {
      check(data);
      return {
        id: facts.id ?? newId(),
        type,
        topic,
        subject: declaration.subject(data),
        partitionkey: declaration.key(data),
        sequence: facts.sequence,
        time: facts.time,
        correlationid: facts.correlationid,
        causationid: facts.causationid,
        data,
      };
    },
    read(envelope, readVersion) {
      if (!Number.isInteger(readVersion) || readVersion < 1 || readVersion > version) {
        throw new InvalidEventData(type, [{ path: '', message: `unknown version ${readVersion}` }]);
      }
      let data = envelope.data;
      for (let v = readVersion; v < version; v++) {
        const upcast = declaration.upcasters?.[v];
        if (!upcast) throw new InvalidEventData(type, [{ path: '', message: `no upcaster from v${v}` }]);
        data = upcast(data);
      }
      const current = check(data);
      return readVersion === version
        ? (envelope as EventEnvelope<Data>)
        : { ...envelope, type, data: current };
    },
    is(envelope): envelope is EventEnvelope<Data> {
      return envelope.type === type;
    },
  };
}

/** A definition whose data type does not matter to the holder, as in a list of subscriptions. */
// oxlint-disable-next-line typescript/no-explicit-any -- the data type is both read and written, so only `any` fits all
export type AnyEvent = EventDefinition<any>;
