import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contactOf, externalId, subscriberIdOf } from './contact.js';
import { Journal } from './journal.js';
import { SUBSCRIBERS } from './load.js';

describe('A contact', () => {
  it('is known again by its external id, and nothing else is', () => {
    expect(contactOf(externalId({ subscriber: 12, sequence: 345 }))).toEqual({
      subscriber: 12,
      sequence: 345,
    });
    expect(contactOf('SM0123')).toBeUndefined();
  });

  it('belongs to a subscriber of its own number', () => {
    const ids = Array.from({ length: SUBSCRIBERS }, (_, subscriber) => subscriberIdOf(subscriber));
    expect(new Set(ids).size).toBe(SUBSCRIBERS);
  });
});

describe('The journal', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'viewline-journal-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds each id on the disk once it says so, however many come at once', async () => {
    const file = path.join(folder, 'acknowledged.txt');
    const journal = await Journal.create(file);
    const ids = Array.from({ length: 500 }, (_, n) => `id-${n}`);
    await Promise.all(
      ids.map(async (id) => {
        await journal.record([id]);
        expect(readFileSync(file, 'utf8')).toContain(`${id}\n`);
      }),
    );
    expect((await journal.read()).toSorted()).toEqual(ids.toSorted());
    await journal.close();
  });
});
