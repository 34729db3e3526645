import type { EventEnvelope } from '@viewline/events';
import fc from 'fast-check';
import { decodeAttributes, decodeEvent, encodeEvent } from './cloud-event-codec.js';

const EXAMPLE: EventEnvelope = {
  id: '0191a7b2-0000-7000-8000-000000000001',
  type: 'viewline.test.happened.v1',
  source: '/viewline/test',
  subject: 'subject',
  time: '2026-01-02T03:04:05.678Z',
  recordedtime: '2026-01-02T03:04:06.000Z',
  partitionkey: 'subscriber',
  sequence: 12,
  correlationid: 'cause',
  causationid: 'before',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  data: { text: 'قبل — 之前' },
};

const ATTRIBUTES = {
  id: '1234-1234-1234',
  specversion: '1.0',
  type: 'com.example.someevent',
  source: '/mycontext/subcontext',
  time: '2018-04-05T03:56:24Z',
  datacontenttype: 'application/json',
};

/** The scenarios of the CloudEvents conformance suite for the Kafka protocol binding, in our own words. */
describe('the Kafka protocol binding of CloudEvents', () => {
  it('reads binary content mode: attributes from headers, data from the value', () => {
    const { datacontenttype, ...context } = ATTRIBUTES;
    const headers = {
      ...Object.fromEntries(Object.entries(context).map(([name, value]) => [`ce_${name}`, value])),
      'content-type': datacontenttype,
    };
    const read = decodeAttributes({ headers, value: Buffer.from('{"message": "Hello World!"}') });
    expect(read).toEqual({ attributes: ATTRIBUTES, data: { message: 'Hello World!' } });
  });

  it.each([
    'application/cloudevents+json',
    'application/cloudevents+json; charset=utf-8',
    'Application/CloudEvents+JSON',
  ])('reads structured content mode announced as %s', (contentType) => {
    const value = Buffer.from(JSON.stringify({ ...ATTRIBUTES, data: { message: 'Hello World!' } }));
    const read = decodeAttributes({ headers: { 'content-type': contentType }, value });
    expect(read).toEqual({ attributes: ATTRIBUTES, data: { message: 'Hello World!' } });
  });

  it('writes no attribute that is not there, and the content type once', () => {
    const { causationid: _, traceparent: __, ...event } = EXAMPLE;
    const { headers } = encodeEvent(event);
    expect(Object.keys(headers).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'ce_correlationid',
      'ce_id',
      'ce_partitionkey',
      'ce_recordedtime',
      'ce_sequence',
      'ce_source',
      'ce_specversion',
      'ce_subject',
      'ce_time',
      'ce_type',
      'content-type',
    ]);
  });

  it('writes sequences that compare as text in the order of their numbers', () => {
    const sequence = (n: number) => encodeEvent({ ...EXAMPLE, sequence: n }).headers['ce_sequence']!;
    expect(sequence(9) < sequence(10) && sequence(99_999) < sequence(100_000)).toBe(true);
  });

  it('reads back whatever it wrote', () => {
    expect(decodeEvent(encodeEvent(EXAMPLE))).toEqual(EXAMPLE);
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (data, sequence) => {
        const event = { ...EXAMPLE, data: JSON.parse(JSON.stringify(data)) as unknown, sequence };
        expect(decodeEvent(encodeEvent(event))).toEqual(event);
      }),
    );
  });

  it.each([
    ['no id', { ce_id: '' }, '{}'],
    ['no type', { ce_type: '' }, '{}'],
    ['no version', { ce_specversion: '' }, '{}'],
    ['a time that is none', { ce_time: 'yesterday' }, '{}'],
    ['no JSON', {}, '{"half'],
    ['a structured event that is a list', { 'content-type': 'application/cloudevents+json' }, '[]'],
    ['a structured event that is nothing', { 'content-type': 'application/cloudevents+json' }, 'null'],
  ])('refuses a record with %s, by an error that no client takes for a bug', (_, change, value) => {
    const headers = { ...encodeEvent(EXAMPLE).headers, ...change };
    expect(() => decodeEvent({ headers, value: Buffer.from(value) })).toThrow(
      expect.objectContaining({ name: 'MalformedRecord', kind: 'invalid' }),
    );
  });

  it('reads a tombstone as an event without data', () => {
    expect(decodeEvent({ ...encodeEvent(EXAMPLE), value: null }).data).toBeUndefined();
  });
});
