import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { EVENTS } from './catalog.js';
import type { AnyEvent } from './define-event.js';
import type { EventEnvelope } from './envelope.js';

const directory = new URL('../golden/', import.meta.url);
const load = (type: string): EventEnvelope =>
  JSON.parse(readFileSync(new URL(`${type}.json`, directory), 'utf8')) as EventEnvelope;

/** One real event of each version ever published. Never edited: what was once written can be read for ever. */
describe('golden events', () => {
  const types = readdirSync(directory).map((file) => file.replace(/\.json$/, ''));
  const readers: readonly AnyEvent[] = EVENTS;

  it.each(types)('%s can still be read', (type) => {
    const event = load(type);
    const [, name, version] = /^(.+)\.v(\d+)$/.exec(type) ?? [];
    const reader = readers.find((candidate) => candidate.name === name);
    expect(event.type).toBe(type);
    const read = reader?.read(event, Number(version));
    expect(read).toEqual({ ...event, type: reader?.type, data: expect.any(Object) });
  });

  it.each(EVENTS.map((definition) => [definition.type, definition as AnyEvent] as const))(
    '%s has one, and builds it again',
    (type, definition) => {
      const golden = load(type);
      const { data, time, sequence, id, correlationid } = golden;
      expect(definition.create(data, { time: new Date(time), sequence, id, correlationid })).toMatchObject({
        type: golden.type,
        subject: golden.subject,
        partitionkey: golden.partitionkey,
        data,
      });
      expect(golden.source).toBe(`/${definition.topic.replace('.', '/')}`);
    },
  );

  it('are the files that were committed once: their hashes are in golden.sha256', () => {
    const sums = readFileSync(new URL('../golden.sha256', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const now = readdirSync(directory).map((file) => {
      const hash = createHash('sha256')
        .update(readFileSync(new URL(file, directory)))
        .digest('hex');
      return `${hash}  ${file}`;
    });
    expect(now.toSorted()).toEqual(sums.toSorted());
  });
});
