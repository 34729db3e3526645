import { closedLoop, type LoopReport } from '../client/closed-loop.js';
import { Door } from '../client/door.js';
import type { Figure } from '../report/figure.js';
import { READER, Stage } from '../stage/stage.js';
import { fillEntries, LONG_SUBSCRIBER, LONG_TIMELINE, PER_SUBSCRIBER } from './fill-entries.js';

export interface PageSize {
  /** Entries of the large timeline. */
  large: number;
  seconds: number;
  rounds: number;
}

const SMALL = 100_000;
const ASKED = 1_000;
const CALLERS = 2;
/** Seconds. The first load of a server, and each round after it. */
const FIRST_WARM_UP = 4;
const WARM_UP = 0.5;
const LIMIT = 50;

/** One page of a timeline among a hundred thousand entries and among very many, on a server each, turn about. */
export async function measurePages(size: PageSize): Promise<Figure[]> {
  const small = await Shelf.open(SMALL);
  const large = await Shelf.open(size.large).catch(async (error: unknown) => {
    await small.close();
    throw error;
  });
  try {
    const rounds: Record<'small' | 'large' | 'first' | 'middle', LoopReport[]> = {
      small: [],
      large: [],
      first: [],
      middle: [],
    };
    const middle = await large.cursorAfter(LONG_TIMELINE / 2);
    for (const shelf of [small, large]) await shelf.load(FIRST_WARM_UP, shelf.anybody);
    // Many short rounds: a machine that slows down for some seconds slows both sides alike.
    for (let round = 0; round < size.rounds; round++) {
      rounds.small.push(await small.load(size.seconds, small.anybody));
      rounds.large.push(await large.load(size.seconds, large.anybody));
      rounds.first.push(await large.load(size.seconds / 2, () => pathOf(LONG_SUBSCRIBER)));
      rounds.middle.push(await large.load(size.seconds / 2, () => pathOf(LONG_SUBSCRIBER, middle)));
    }
    const entries = size.large.toLocaleString('en');
    const p99 = (reports: readonly LoopReport[]) => reports.map((report) => report.p99);
    const p50 = (reports: readonly LoopReport[]) => reports.map((report) => report.p50);
    const yardstick = 'the same at 100,000';
    return [
      {
        name: `Timeline page at ${entries} entries, p50`,
        unit: 'ms',
        rounds: p50(rounds.large),
        yardstick: { name: yardstick, rounds: p50(rounds.small) },
      },
      {
        name: `Timeline page at ${entries} entries, p99`,
        unit: 'ms',
        rounds: p99(rounds.large),
        yardstick: { name: yardstick, rounds: p99(rounds.small) },
        aim: { of: 'ratio', is: 'at most', limit: 1.3 },
        note:
          `GET entries?limit=${LIMIT} over HTTP, ${CALLERS} callers, each time another of ${ASKED} subscribers, who have ${PER_SUBSCRIBER} entries ` +
          'each on average, scattered over the whole table; each read is put on record in the audit trail. Two servers, two services, turn about.',
      },
      {
        name: 'Page in the middle of 200,000 entries of one subscriber, p99',
        unit: 'ms',
        rounds: p99(rounds.middle),
        yardstick: { name: 'their first page', rounds: p99(rounds.first) },
      },
    ];
  } finally {
    await small.close();
    await large.close();
  }
}

const pathOf = (subscriberId: string, cursor?: string) =>
  `/api/timeline/v1/subscribers/${subscriberId}/entries?limit=${LIMIT}${cursor ? `&cursor=${cursor}` : ''}`;

/** A filled timeline service. */
class Shelf {
  private constructor(
    private readonly stage: Stage,
    private readonly url: string,
    private readonly subscribers: readonly string[],
  ) {}

  static async open(entries: number): Promise<Shelf> {
    const stage = await Stage.open();
    try {
      // The first start makes the tables.
      await (await stage.startService('timeline')).stop();
      const subscribers = await fillEntries(stage.databaseUrl('viewline_timeline'), entries, ASKED);
      return new Shelf(stage, (await stage.startService('timeline')).url, subscribers);
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  readonly anybody = (): string =>
    pathOf(this.subscribers[Math.floor(Math.random() * this.subscribers.length)] ?? LONG_SUBSCRIBER);

  async load(seconds: number, path: () => string): Promise<LoopReport> {
    const door = new Door(this.url, CALLERS);
    try {
      return await closedLoop(async () => Boolean(await door.get(path(), READER)), {
        callers: CALLERS,
        seconds,
        warmUp: WARM_UP,
      });
    } finally {
      door.close();
    }
  }

  /** Turned page by page, as nobody should have to. */
  async cursorAfter(entries: number): Promise<string> {
    const door = new Door(this.url, 1);
    let cursor = '';
    for (let seen = 0; seen < entries; seen += 200) {
      const path = `/api/timeline/v1/subscribers/${LONG_SUBSCRIBER}/entries?limit=200${cursor && `&cursor=${cursor}`}`;
      const { next } = JSON.parse(await door.get(path, READER)) as { next: string | null };
      if (!next) throw new Error(`the long timeline ends after ${seen} entries`);
      cursor = next;
    }
    door.close();
    return cursor;
  }

  close(): Promise<void> {
    return this.stage.close();
  }
}
