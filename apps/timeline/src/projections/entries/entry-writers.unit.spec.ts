import { readFileSync } from 'node:fs';
import { EVENTS, type EventEnvelope } from '@viewline/events';
import { ENTRY_WRITERS } from './entry-writers.js';
import type { EntryText } from './entry.js';

const GOLDEN = new URL('../../../../../libs/events/golden/', import.meta.url);

describe('every event of the published language', () => {
  it.each(EVENTS.map((event) => event.type))('has a timeline entry: %s', (type) => {
    const golden = JSON.parse(readFileSync(new URL(`${type}.json`, GOLDEN), 'utf8')) as EventEnvelope;
    const write = ENTRY_WRITERS.get(type);
    const entry = write?.(golden.data as never, golden as EventEnvelope<never>) as EntryText;
    expect(entry.title).not.toMatch(/undefined|null|\[object/);
    expect(entry.title.length).toBeGreaterThan(5);
    expect(entry.kind).toMatch(/^[a-z]+$/);
  });
});
