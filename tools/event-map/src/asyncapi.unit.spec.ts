import { InteractionRecorded, SubscriberMerged, type AnyEvent } from '@viewline/events';
import { Compile } from 'typebox/compile';
import { asyncApi } from './asyncapi.js';
import type { PublishedEvent } from './published-language.js';

interface Reference {
  $ref: string;
}
interface Document {
  asyncapi: string;
  info: { title: string; version: string };
  channels: Record<string, { address: string; messages: Record<string, Reference> }>;
  operations: Record<string, { action: string; channel: Reference; messages: Reference[] }>;
  components: { messages: Record<string, { payload: object }>; schemas: Record<string, object> };
}

const published = (definition: AnyEvent, owner: string, consumers: string[]): PublishedEvent => ({
  declaration: definition.name,
  definition,
  owner,
  consumers,
  example: {},
});

const document = asyncApi([
  published(InteractionRecorded, 'interactions', ['subscribers', 'timeline']),
  published(SubscriberMerged, 'subscribers', ['timeline']),
]) as unknown as Document;

/** Every object below a value. */
function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

const resolve = (pointer: string): unknown =>
  pointer
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);

/** What AsyncAPI 3.0.0 asks of a document, as far as ours goes. */
describe('the AsyncAPI document', () => {
  it('says its version and what it is', () => {
    expect(document.asyncapi).toBe('3.0.0');
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  });

  it('has no reference that leads nowhere', () => {
    const references = objectsIn(document).filter((object): object is Reference => '$ref' in object);
    expect(references.length).toBeGreaterThan(8);
    for (const { $ref } of references) expect([$ref, resolve($ref)]).toEqual([$ref, expect.any(Object)]);
  });

  it('has one channel for each topic, with the messages of its owner', () => {
    expect(document.channels).toMatchObject({
      'viewline.interactions': {
        address: 'viewline.interactions',
        messages: {
          [InteractionRecorded.type]: { $ref: `#/components/messages/${InteractionRecorded.type}` },
        },
        bindings: { kafka: { topic: 'viewline.interactions', bindingVersion: '0.5.0' } },
      },
      'viewline.subscribers': { messages: { [SubscriberMerged.type]: expect.anything() } },
    });
  });

  it('has an operation for each service and topic that it sends to or receives from', () => {
    expect(Object.entries(document.operations).map(([name, { action }]) => [name, action])).toEqual([
      ['interactions.send', 'send'],
      ['subscribers.send', 'send'],
      ['subscribers.receive.interactions', 'receive'],
      ['timeline.receive.interactions', 'receive'],
      ['timeline.receive.subscribers', 'receive'],
    ]);
  });

  it("an operation's messages are messages of its channel", () => {
    for (const { channel, messages } of Object.values(document.operations)) {
      expect(messages).not.toHaveLength(0);
      for (const message of messages) expect(message.$ref.startsWith(`${channel.$ref}/messages/`)).toBe(true);
    }
  });

  it('uses only keys that AsyncAPI allows', () => {
    const { channels, operations, components } = document;
    const keys = [channels, operations, components.messages, components.schemas].flatMap(Object.keys);
    for (const key of keys) expect(key).toMatch(/^[\w.-]+$/);
  });

  it('describes the headers as they are on the wire', () => {
    const headers = Compile(document.components.schemas['CloudEventHeaders']!);
    const record = {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: '0198c5a0-0000-7000-8000-000000000001',
      ce_type: InteractionRecorded.type,
      ce_source: '/viewline/interactions',
      ce_subject: 's',
      ce_time: '2026-03-01T10:00:00.000Z',
      ce_recordedtime: '2026-03-01T10:00:00.000Z',
      ce_partitionkey: 'p',
      ce_sequence: '000000000001',
      ce_correlationid: 'c',
    };
    expect(headers.Check(record)).toBe(true);
    expect(headers.Check({ ...record, ce_specversion: '0.3' })).toBe(false);
    expect(headers.Check({ ...record, ce_sequence: 1 })).toBe(false);
  });
});
