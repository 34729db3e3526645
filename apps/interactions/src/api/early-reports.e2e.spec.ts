import { newId } from '@viewline/kernel';
import { readConfig } from '@viewline/platform';
import { serviceDoor, type ServiceDoor } from '@viewline/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { SECRET, signedMeta } from '../channels/testing/signers.js';
import { createInteractions, InteractionsConfig } from '../index.js';

let door: ServiceDoor<NestFastifyApplication>;
beforeAll(async () => {
  door = await serviceDoor(
    'early_reports',
    (env) => createInteractions({ config: readConfig(InteractionsConfig, env) }),
    { META_APP_SECRET: SECRET, META_VERIFY_TOKEN: 'agreed' },
  );
});
afterAll(() => door.close());

const AT = Date.parse('2026-11-01T10:00:00Z');

/** What Messenger says of one message: that it came, that it was edited (n times), that it was taken back. */
const say = (mid: string, what: string): Promise<void> => sayAll([[mid, what]]);
const editAll = (mids: readonly string[]): Promise<void> => sayAll(mids.map((mid) => [mid, '1']));

async function sayAll(all: (readonly [mid: string, what: string])[]): Promise<void> {
  const messaging = all.map(([mid, what]) => said(mid, what));
  const body = JSON.stringify({ object: 'page', entry: [{ messaging }] });
  const { url, headers, rawBody } = signedMeta('meta/messenger', body);
  const answer = await door.call('POST', new URL(url).pathname, rawBody.toString(), {
    role: 'none',
    headers: headers as Record<string, string>,
  });
  expect(answer.status).toBe(200);
}

function said(mid: string, what: string): object {
  const event = { sender: { id: `of-${mid}` }, recipient: { id: 'page' }, timestamp: AT };
  if (what === 'message') return { ...event, message: { mid, text: 'first' } };
  if (what === 'unsend') return { ...event, message: { mid, is_deleted: true } };
  return { ...event, message_edit: { mid, text: `edit ${what}`, num_edit: Number(what) } };
}

const sql = (statement: string, values: unknown[]) =>
  door.app.get(DataSource, { strict: false }).query<Record<string, unknown>[]>(statement, values);

/** As it stands on record at last, without what differs from one message to the next. */
async function standing(mid: string): Promise<unknown> {
  const [row] = await sql(
    `SELECT facts ->> 'text' AS text, facts -> 'details' AS details, removed_at, early_reports
     FROM interaction WHERE facts ->> 'externalId' = $1`,
    [mid],
  );
  return row;
}

const listed = async (text: string): Promise<unknown[]> =>
  (
    await door.call(
      'GET',
      `/tmf-api/partyInteraction/v4/partyInteraction?description=${encodeURIComponent(text)}`,
    )
  ).body;

describe('An edit that overtakes its message', () => {
  it('shows nothing until the message comes, and is on it then', async () => {
    const mid = newId();
    await say(mid, '7');
    expect(await standing(mid)).toBeUndefined();
    expect(await listed('edit 7')).toEqual([]);
    await say(mid, 'message');
    expect(await standing(mid)).toMatchObject({ text: 'edit 7', removed_at: null, early_reports: null });
    expect(await listed('edit 7')).toHaveLength(1);
  });

  it('leaves what is said in order as it would be, in any order, repeated and side by side', async () => {
    const inOrder = newId();
    for (const what of ['message', '1', '2', '3']) await say(inOrder, what);
    const expected = await standing(inOrder);
    const order = fc.shuffledSubarray(['message', '1', '2', '3', 'message', '1', '2', '3'], {
      minLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 8 }), async (saying, together) => {
        const mid = newId();
        for (let n = 0; n < saying.length; n += together) {
          await Promise.all(saying.slice(n, n + together).map((what) => say(mid, what)));
        }
        expect(await standing(mid)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('and a taking back that does so are both on it then, whichever came first', async () => {
    for (const order of ['message,1,unsend', 'unsend,1,message', '1,unsend,message', 'unsend,message,1']) {
      const mid = newId();
      for (const what of order.split(',')) await say(mid, what);
      expect(await standing(mid)).toMatchObject({ details: { edited: true, revoked: true } });
    }
  });

  it('does not bring back a message that was removed for good', async () => {
    const mid = newId();
    await say(mid, 'message');
    const [row] = await sql(`SELECT id FROM interaction WHERE facts ->> 'externalId' = $1`, [mid]);
    await door.call('DELETE', `/tmf-api/partyInteraction/v4/partyInteraction/${String(row!['id'])}`);
    await say(mid, '1');
    await say(mid, 'message');
    const [after] = await sql('SELECT facts, early_reports FROM interaction WHERE id = $1', [row!['id']]);
    expect(after).toEqual({ facts: {}, early_reports: null });
  });

  it('is kept fifty times for one message at most', async () => {
    const mid = newId();
    for (let n = 1; n <= 60; n++) await say(mid, String(n));
    const [row] = await sql(
      `SELECT jsonb_array_length(early_reports) AS kept FROM interaction
       WHERE early_reports @> jsonb_build_array(jsonb_build_object('externalId', $1::text))`,
      [mid],
    );
    expect(row).toEqual({ kept: 50 });
  });

  it('never makes two requests wait for each other, whichever order they name their messages in', async () => {
    const mids = Array.from({ length: 20 }, () => newId());
    const orders = Array.from({ length: 30 }, (_, n) => (n % 2 ? mids : mids.toReversed()));
    await Promise.all([...orders.map((order) => editAll(order)), ...mids.map((mid) => say(mid, 'message'))]);
    for (const mid of mids) expect(await standing(mid)).toMatchObject({ text: 'edit 1', removed_at: null });
  });
});
