import { EventMaker } from '../../testing/event-maker.js';
import { TimelineDatabase } from '../../testing/timeline-database.js';

let timeline: TimelineDatabase;
const make = new EventMaker();

beforeAll(async () => {
  timeline = await TimelineDatabase.open();
  const messages = Array.from({ length: 500 }, (_, n) =>
    make.sms(n % 3, n % 50 === 0 ? `Rückfrage 100% ${n}` : `message ${n}`),
  );
  await timeline.project([make.register(1, 'Amal'), make.link(0, 1), make.link(1, 1), ...messages]);
});

afterAll(() => timeline.close());

describe('the pages of a timeline', () => {
  it('hold every entry exactly once, newest first, across addresses that share a timeline', async () => {
    const all = await timeline.everything(make.subscriber(1), 17);
    const ids = all.map((entry) => entry.eventId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(all.filter((entry) => entry.kind === 'message')).toHaveLength(334);
    const order = all.map((entry) => `${entry.occurredAt} ${entry.eventId}`);
    expect(order).toEqual(order.toSorted().toReversed());
  });

  it('do not shift when something newer or older arrives between two of them', async () => {
    const before = await timeline.everything(make.behind(2), 20);
    const first = await timeline.entries.execute(make.behind(2), {}, 20);
    await timeline.project([
      make.sms(2, 'newer'),
      make.sms(2, 'much older', new Date('2025-01-01T00:00:00Z')),
    ]);
    const second = await timeline.entries.execute(make.behind(2), {}, 20, first.next!);
    expect(second.items).toEqual(before.slice(20, 40));
    const last = (await timeline.everything(make.behind(2), 20)).at(-1);
    expect(last).toMatchObject({ text: 'much older' });
  });

  it('show only what the filters ask for, and still every one of it', async () => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await timeline.entries.execute(
        make.subscriber(1),
        { text: 'RÜCKFRAGE 100%', channels: ['sms'] },
        3,
        cursor,
      );
      found.push(...page.items.map((entry) => entry.text!));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(found).toHaveLength(
      Array.from({ length: 500 }, (_, n) => n).filter((n) => n % 50 === 0 && n % 3 !== 2).length,
    );
    expect(
      (await timeline.entries.execute(make.subscriber(1), { kinds: ['identity'] }, 10)).items,
    ).toHaveLength(2);
    expect((await timeline.entries.execute(make.subscriber(1), { text: '_essage' }, 10)).items).toEqual([]);
  });

  it('keep to the period asked for, its end not included', async () => {
    const all = await timeline.everything(make.subscriber(1));
    const [to, from] = [new Date(all[10]!.occurredAt), new Date(all[20]!.occurredAt)];
    const page = await timeline.entries.execute(make.subscriber(1), { from, to }, 100);
    expect(page.items).toEqual(
      all.filter((e) => e.occurredAt >= from.toISOString() && e.occurredAt < to.toISOString()),
    );
  });

  it('are empty for a subscriber of whom nothing is known', async () => {
    expect(await timeline.entries.execute('6f1f3a52-4f0b-4d8e-9d0a-0d7f6a1c2b3e', {}, 50)).toEqual({
      items: [],
      next: null,
    });
  });

  it.each([
    'garbage',
    Buffer.from("2026-01-01|' OR 1=1").toString('base64url'),
    Buffer.from('|').toString('base64url'),
  ])('refuse a cursor that was made up: %s', async (cursor) => {
    const ask = timeline.entries.execute(make.subscriber(1), {}, 5, cursor);
    await expect(ask).rejects.toMatchObject({ kind: 'invalid', code: 'timeline.invalid-cursor' });
  });

  it('no longer show what was taken off the record, but that it was', async () => {
    const sms = make.sms(9, 'sent in error');
    const removal = make.remove(sms);
    await timeline.project([removal, make.sms(9, 'stays'), sms]);
    const entries = await timeline.everything(make.behind(9));
    expect(entries.map((entry) => entry.title)).toEqual([
      'SMS message received',
      'SMS contact removed from the record',
    ]);
  });
});
