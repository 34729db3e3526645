import { plain, type JsonSchema } from './json-schema.js';
import type { PublishedEvent } from './published-language.js';

const code = (text: string): string => `\`${text}\``;
const list = (names: readonly string[], none: string): string => (names.length > 0 ? names.join(', ') : none);

/** docs/event-map.md */
export function eventMapPage(events: readonly PublishedEvent[]): string {
  const owners = [...new Set(events.map((event) => event.owner))];
  const services = [...new Set(events.flatMap((event) => [event.owner, ...event.consumers]))].toSorted();
  return [
    '# Event map',
    'Generated from `libs/events` and from the `subscriptions.ts` of every service by `npm run event-map`: edit those.',
    [
      '| Service | Publishes | Reacts to |',
      '| --- | --- | --- |',
      ...services.map((service) => {
        const names = (of: PublishedEvent[]): string =>
          list(
            of.map((event) => event.declaration),
            '-',
          );
        const published = events.filter((event) => event.owner === service);
        const consumed = events.filter((event) => event.consumers.includes(service));
        return `| ${service} | ${names(published)} | ${names(consumed)} |`;
      }),
    ].join('\n'),
    ...owners.flatMap((owner) =>
      ownerSection(
        owner,
        events.filter((event) => event.owner === owner),
      ),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function ownerSection(owner: string, events: readonly PublishedEvent[]): string[] {
  return [
    `## ${owner}`,
    `Topic ${code(events[0]?.definition.topic ?? '')}.`,
    ...events.flatMap(eventSection),
  ];
}

function eventSection({ declaration, definition, consumers }: PublishedEvent): string[] {
  return [
    `### ${declaration}`,
    `${code(definition.type)}: ${definition.summary}`,
    `Consumed by: ${list(consumers, 'nobody yet')}.`,
    ['| Field | Type | |', '| --- | --- | --- |', ...fieldRows(plain(definition.schema))].join('\n'),
  ];
}

function fieldRows(schema: JsonSchema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const required = schema.required?.includes(name) ? 'required' : '';
    const inner = field.items
      ? fieldRows(field.items, `${prefix}${name}[].`)
      : fieldRows(field, `${prefix}${name}.`);
    return [`| ${code(prefix + name)} | ${typeName(field)} | ${required} |`, ...inner];
  });
}

function typeName(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(', ');
  if (schema.anyOf) return schema.anyOf.map(typeName).join(' or ');
  if (schema.items) return `list of ${typeName(schema.items)}`;
  const values = Object.values(schema.patternProperties ?? {});
  if (values.length > 0) return `map to ${values.map(typeName).join(' or ')}`;
  return schema.format ?? schema.type ?? 'any';
}
