import type { EventEnvelope } from '@viewline/events';
import type { RecordValue } from '../log/event-log.port.js';
import { MalformedRecord } from './malformed-record.js';

/**
 * CloudEvents 1.0, Kafka protocol binding. Binary mode is written; binary and structured mode are read.
 * Our own, because the SDK's Kafka codec fails on Buffer headers and tombstones and overwrites `partitionkey`.
 */
export interface EncodedEvent {
  headers: Record<string, string>;
  value: string;
}

const ATTRIBUTES = [
  'id',
  'type',
  'source',
  'subject',
  'time',
  'recordedtime',
  'partitionkey',
  'correlationid',
  'causationid',
  'traceparent',
] as const;
/** The attribute in each header as we write it; others are read as well, only not as fast. */
const ATTRIBUTE_OF: ReadonlyMap<string, string> = new Map(
  [...ATTRIBUTES, 'specversion', 'sequence'].map((name) => [`ce_${name}`, name]),
);
/** The sequence extension compares as text, so numbers are padded. */
const SEQUENCE_DIGITS = 12;
const STRUCTURED = 'application/cloudevents';

export function encodeEvent(event: EventEnvelope): EncodedEvent {
  const headers: Record<string, string> = { 'content-type': 'application/json', ce_specversion: '1.0' };
  for (const name of ATTRIBUTES) {
    const value = event[name];
    if (value !== undefined) headers[`ce_${name}`] = value;
  }
  headers['ce_sequence'] = String(event.sequence).padStart(SEQUENCE_DIGITS, '0');
  return { headers, value: JSON.stringify(event.data) };
}

interface Encoded {
  headers: Readonly<Record<string, string>>;
  value: RecordValue;
}

/** Attribute names and values as strings, whatever the content mode; data undefined for a tombstone. */
export function decodeAttributes(record: Encoded): { attributes: Record<string, string>; data: unknown } {
  const attributes: Record<string, string> = {};
  let contentType: string | undefined;
  // One pass, and no lists or new names in between: this is done for every record that any consumer ever reads.
  for (const name in record.headers) {
    const known = ATTRIBUTE_OF.get(name);
    if (known) {
      attributes[known] = record.headers[name]!;
      continue;
    }
    const lower = name.toLowerCase();
    if (lower === 'content-type') contentType = record.headers[name];
    else if (lower.startsWith('ce_')) attributes[lower.slice(3)] = record.headers[name]!;
  }
  if (contentType?.toLowerCase().startsWith(STRUCTURED)) return decodeStructured(record.value);
  if (contentType) attributes['datacontenttype'] = contentType;
  return { attributes, data: record.value === null ? undefined : parseJson(record.value) };
}

/** @throws MalformedRecord when a required attribute is missing or the data is no JSON */
export function decodeEvent(record: Encoded): EventEnvelope {
  const { attributes: a, data } = decodeAttributes(record);
  for (const name of ['id', 'type', 'source', 'specversion'] as const) {
    if (!a[name]) throw new MalformedRecord(`CloudEvents attribute "${name}" is missing`);
  }
  const time = a['time'] ?? a['recordedtime'];
  if (!time || Number.isNaN(Date.parse(time)))
    throw new MalformedRecord('CloudEvents attribute "time" is no time');
  return {
    id: a['id']!,
    type: a['type']!,
    source: a['source']!,
    subject: a['subject'] ?? '',
    time,
    recordedtime: a['recordedtime'] ?? time,
    partitionkey: a['partitionkey'] ?? '',
    sequence: Number(a['sequence'] ?? 0),
    correlationid: a['correlationid'] ?? a['id']!,
    causationid: a['causationid'],
    traceparent: a['traceparent'],
    data,
  };
}

function decodeStructured(value: RecordValue): { attributes: Record<string, string>; data: unknown } {
  const event = value === null ? undefined : parseJson(value);
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw new MalformedRecord('a structured CloudEvent must be a JSON object');
  }
  const { data, ...rest } = event as Record<string, unknown>;
  return {
    attributes: Object.fromEntries(Object.entries(rest).map(([name, v]) => [name, String(v)])),
    data,
  };
}

function parseJson(value: Buffer | string): unknown {
  try {
    return JSON.parse(value.toString());
  } catch {
    // The parser's SyntaxError would stop a kafkajs consumer for good if it ever got that far.
    throw new MalformedRecord('the value is no JSON');
  }
}
