import { cloudEventHeaders } from './cloud-event-headers.js';
import { plain } from './json-schema.js';
import type { PublishedEvent } from './published-language.js';

const KAFKA = { bindingVersion: '0.5.0' };
const ref = (pointer: string): { $ref: string } => ({ $ref: `#/${pointer}` });

/** The published language as an AsyncAPI 3.0 document. */
export function asyncApi(events: readonly PublishedEvent[]): Record<string, unknown> {
  const topics = [...new Set(events.map((event) => event.definition.topic))];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Viewline events',
      version: '1.0.0',
      description: 'Every event that crosses a service boundary: CloudEvents 1.0 in Kafka binary mode.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [topic, channel(topic, on(topic, events))])),
    operations: Object.fromEntries([...sends(topics, events), ...receives(topics, events)]),
    components: {
      messages: Object.fromEntries(events.map((event) => [event.definition.type, message(event)])),
      schemas: { CloudEventHeaders: cloudEventHeaders() },
    },
  };
}

const on = (topic: string, events: readonly PublishedEvent[]): PublishedEvent[] =>
  events.filter((event) => event.definition.topic === topic);

function channel(topic: string, events: readonly PublishedEvent[]): object {
  return {
    address: topic,
    description: `Everything that the ${events[0]?.owner} service publishes, in order per subscriber.`,
    messages: Object.fromEntries(
      events.map(({ definition: { type } }) => [type, ref(`components/messages/${type}`)]),
    ),
    bindings: { kafka: { topic, ...KAFKA } },
  };
}

function operation(action: 'send' | 'receive', topic: string, events: readonly PublishedEvent[]): object {
  return {
    action,
    channel: ref(`channels/${topic}`),
    messages: events.map(({ definition: { type } }) => ref(`channels/${topic}/messages/${type}`)),
  };
}

function sends(topics: readonly string[], events: readonly PublishedEvent[]): [string, object][] {
  return topics.map((topic) => {
    const sent = on(topic, events);
    return [`${sent[0]?.owner}.send`, operation('send', topic, sent)];
  });
}

function receives(topics: readonly string[], events: readonly PublishedEvent[]): [string, object][] {
  const consumers = [...new Set(events.flatMap((event) => event.consumers))].toSorted();
  return consumers.flatMap((consumer) =>
    topics.flatMap((topic): [string, object][] => {
      const received = on(topic, events).filter((event) => event.consumers.includes(consumer));
      if (received.length === 0) return [];
      return [[`${consumer}.receive.${received[0]?.owner}`, operation('receive', topic, received)]];
    }),
  );
}

function message({ declaration, definition, owner, example }: PublishedEvent): object {
  const { type, summary, schema } = definition;
  return {
    name: type,
    title: declaration,
    summary,
    contentType: 'application/json',
    headers: {
      allOf: [
        ref('components/schemas/CloudEventHeaders'),
        {
          type: 'object',
          properties: { ce_type: { const: type }, ce_source: { const: `/viewline/${owner}` } },
        },
      ],
    },
    payload: plain(schema),
    bindings: { kafka: { key: { type: 'string', format: 'uuid' }, ...KAFKA } },
    examples: [{ name: 'golden', payload: example }],
  };
}
