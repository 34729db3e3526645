import { newId } from '@viewline/kernel';
import { freshDatabase, type FreshDatabase } from '@viewline/testing';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import type { Document } from '../resource/document.js';
import { validateDocument } from '../resource/validate-document.js';
import { Visit, VISIT_TABLE } from '../testing/visit-resource.js';
import { findPage } from './find-page.query.js';
import { readListQuery } from './list.query.js';
import { OPERATORS } from './operator.js';
import { regexProblem } from './safe-regex.js';

let database: FreshDatabase;
let db: DataSource;

async function store(given: Document): Promise<string> {
  const document = validateDocument(Visit, given);
  const id = newId();
  await db.query('INSERT INTO visit VALUES ($1, $2, $3, $4)', [
    id,
    document['status'],
    document['creationDate'],
    document,
  ]);
  return id;
}

/** Reasons of what a query finds, in order. */
async function found(query: string): Promise<unknown[]> {
  const { items } = await findPage(db, Visit, readListQuery(Visit, `/visit?${query}`));
  return items.map(({ document }) => document['reason']);
}

beforeAll(async () => {
  database = await freshDatabase('tmf');
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await db.query(VISIT_TABLE);
  await store({
    reason: 'bill',
    status: 'open',
    creationDate: '2024-03-01T10:00:00Z',
    minutes: 5,
    satisfied: true,
    period: { startDateTime: '2024-03-01T12:00:00+02:00' },
    channel: [
      { id: 'c1', name: 'sms' },
      { id: 'c2', name: 'shop' },
    ],
    tag: ['vip', 'late'],
  });
  await store({
    reason: "o'hara, 50%",
    status: 'held',
    creationDate: '2024-03-01T23:59:59.999Z',
    minutes: 40,
    satisfied: false,
    period: { startDateTime: '2024-03-02T00:00:00Z' },
    channel: [{ id: 'c3', name: 'email' }],
    note: [{ author: 'amal', date: '2024-03-05T00:00:00Z' }],
  });
  await store({
    reason: 'outage',
    direction: 'outbound',
    creationDate: '2024-03-02T00:00:00Z',
    minutes: 100,
  });
});

afterAll(async () => {
  await db.destroy();
  await database.drop();
});

describe('finding a page', () => {
  const OHARA = "o'hara, 50%";

  it.each<[string, string[]]>([
    ['', ['bill', OHARA, 'outage']],
    ['status=open', ['bill']],
    ['@type=Visit', ['bill', OHARA, 'outage']],
    ['@type.ne=Visit', []],
    ['status=open,held', ['bill', OHARA]],
    ['status=open&status=held', ['bill', OHARA]],
    ['status=open&minutes=40', []],
    ['status.ne=open', [OHARA, 'outage']],
    ['reason=o%27hara%2C+50%25', [OHARA]],
    ['reason.ne=bill', [OHARA, 'outage']],
    ['channel.name=shop', ['bill']],
    ['channel.name.ne=shop', [OHARA, 'outage']],
    ['channel.name=shop,email', ['bill', OHARA]],
    ['channel.name.gt=j', ['bill']],
    ['tag=late', ['bill']],
    ['tag.regex=^v', ['bill']],
    ['minutes=40', [OHARA]],
    ['minutes=4e1', [OHARA]],
    ['minutes.gt=40', ['outage']],
    ['minutes>=40', [OHARA, 'outage']],
    ['minutes.lt=9', ['bill']],
    ['minutes.gte=5&minutes.lte=40', ['bill', OHARA]],
    ['minutes.gte=5&minutes.gte=50', ['outage']],
    ['minutes.ne=40,100', ['bill']],
    ['satisfied=false', [OHARA]],
    ['satisfied.ne=false', ['bill', 'outage']],
    ['creationDate=2024-03-01', ['bill', OHARA]],
    ['creationDate=2024-03-01T10:00:00Z', ['bill']],
    ['creationDate=2024-03-01T11:00:00+01:00', ['bill']],
    ['creationDate.gt=2024-03-01', ['outage']],
    ['creationDate.gte=2024-03-01T23:59:59.999Z', [OHARA, 'outage']],
    ['creationDate.lte=2024-03-01', ['bill', OHARA]],
    ['creationDate.lt=2024-03-01T10:00:00Z', []],
    ['creationDate.ne=2024-03-01', ['outage']],
    ['period.startDateTime=2024-03-01T10:00:00Z', ['bill']],
    ['period.startDateTime.gt=2024-03-01', [OHARA]],
    ['period.startDateTime.lte=2024-03-01', ['bill']],
    ['period.startDateTime.ne=2024-03-01', [OHARA, 'outage']],
    ['note.date.gte=2024-03-05', [OHARA]],
    ['reason*=^o.*e$', ['outage']],
    ['direction=outbound', ['outage']],
    ['reason=~bill|outage', ['bill', 'outage']],
    ['status.regex=^(op|he)', ['bill', OHARA]],
    ['id=nonsense', []],
    ['id.ne=nonsense', ['bill', OHARA, 'outage']],
    ['sort=-minutes', ['outage', OHARA, 'bill']],
    ['sort=status', [OHARA, 'bill', 'outage']],
    ['sort=-status', ['bill', OHARA, 'outage']],
    ['sort=-period.startDateTime', [OHARA, 'bill', 'outage']],
    ['sort=satisfied,-minutes', [OHARA, 'bill', 'outage']],
    ['limit=1&offset=1', [OHARA]],
    ['offset=9', []],
  ])('answers "%s"', async (query, reasons) => expect(await found(query)).toEqual(reasons));

  it('counts all members, not those of the page', async () => {
    const page = await findPage(db, Visit, readListQuery(Visit, '/visit?limit=1&minutes.gt=5'));
    expect(page).toMatchObject({ total: 2, items: [{ document: { minutes: 40 } }] });
  });

  it('runs whatever a query string compiles to', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        "'",
        '"',
        '\\',
        '$1',
        "'; DROP TABLE visit; --",
        '{}',
        '[]',
        'null',
        '%',
        '1',
        '-.5e9',
        'true',
      ),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    const query = fc
      .tuple(
        fc.constantFrom(...Visit.attributes.keys()),
        fc.constantFrom(...OPERATORS),
        fc.array(value, { minLength: 1, maxLength: 3 }),
      )
      .filter(([, , values]) => values.every((text) => !/\p{Surrogate}/u.test(text)))
      .map(([name, operator, values]) => `${name}.${operator}=${values.map(encodeURIComponent).join(',')}`);
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        let list;
        try {
          list = readListQuery(Visit, `/visit?${text}`);
        } catch {
          return;
        }
        await findPage(db, Visit, list);
      }),
      { numRuns: 300 },
    );
    expect(await found('')).toHaveLength(3);
  });

  it('makes ne the exact complement of eq', async () => {
    const value = fc.constantFrom(
      'open',
      'bill',
      'sms',
      '5',
      '40',
      'true',
      '2024-03-01',
      '2024-03-02T00:00:00Z',
      'late',
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Visit.attributes.keys()), value, async (name, text) => {
        let equal;
        try {
          equal = await found(`${name}.eq=${text}`);
        } catch {
          return;
        }
        const other = await found(`${name}.ne=${text}`);
        expect(new Set([...equal, ...other])).toEqual(new Set(['bill', OHARA, 'outage']));
        expect(equal.length + other.length).toBe(3);
      }),
      { numRuns: 100 },
    );
  });

  it('accepts no regular expression that PostgreSQL refuses or reads differently', async () => {
    const bit = fc.constantFrom(
      ...'ab(|)*+?.^$'.split(''),
      '[ab]',
      '[^a]',
      '\\d',
      '\\.',
      '\\w',
      '\\1',
      '{2}',
      '(?=a)',
      '[[:alpha:]]',
      '\\',
    );
    const pattern = fc.array(bit, { minLength: 1, maxLength: 10 }).map((bits) => bits.join(''));
    await fc.assert(
      fc.asyncProperty(pattern, fc.stringMatching(/^[ab1.]{0,6}$/), async (regex, text) => {
        fc.pre(regexProblem(regex) === undefined);
        const [row] = await db.query<[{ matches: boolean }]>('SELECT $1::text ~ $2 AS matches', [
          text,
          regex,
        ]);
        expect(row.matches).toBe(new RegExp(regex, 'u').test(text));
      }),
      { numRuns: 300 },
    );
  });
});
