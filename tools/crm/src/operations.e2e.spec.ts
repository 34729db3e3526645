import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct, type Product } from '@viewline/app';
import { INTERACTIONS_TOPIC } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { openEventLog } from '@viewline/messaging';
import { databaseUrl } from '@viewline/platform';
import { eventually } from '@viewline/testing';
import { crm } from './crm.suite.js';

let directory: string;
let product: Product;
let env: Record<string, string>;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'viewline-crm-'));
  // A PostgreSQL of its own: the databases of services have fixed names.
  product = await startProduct({
    DATA_DIR: directory,
    PORT: '0',
    SAMPLE_OPERATOR: 'off',
    LOG_LEVEL: 'silent',
  });
  env = { DATA_DIR: directory };
});

afterAll(async () => {
  await product.stop();
  await rm(directory, { recursive: true });
});

/** A record of this key that no consumer can read. */
async function poison(key: string): Promise<void> {
  const log = openEventLog(databaseUrl(product.env['DATABASE_URL']!, 'log'), 'test');
  await log.publish([
    {
      topic: INTERACTIONS_TOPIC,
      key,
      headers: { ce_type: 'viewline.interaction.recorded.v1', ce_id: newId(), ce_esc: '\u001b[2J' },
      value: Buffer.from('{"not":'),
    },
  ]);
  await log.close();
}

interface Letter {
  id: string;
  key: string;
  consumer: string;
}
const letters = async (more = ''): Promise<Letter[]> =>
  JSON.parse((await crm(`dead-letters list --json${more}`, env)).out) as Letter[];
const letterOf = (key: string) =>
  eventually(async () => {
    const found = (await letters(' --consumer timeline.entries')).find((letter) => letter.key === key);
    expect(found).toBeDefined();
    return found!;
  });

describe('projections rebuild timeline', () => {
  it('rebuilds beside the live service and says that both are equal', async () => {
    const { code, out, err } = await crm('projections rebuild timeline', env);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^(Rebuilding timeline.* …\n)*$/) });
    expect(out).toMatch(/Rebuilt the timeline from \d+ events/);
    expect(out).toContain('The two are equal.');
  });

  it('knows no other projection', async () => {
    expect(await crm('projections rebuild tickets', env)).toMatchObject({ code: 2 });
  });
});

describe('dead letters', () => {
  it('says so when there are none', async () => {
    expect(await crm('dead-letters list', env)).toMatchObject({
      code: 0,
      out: 'No dead letters in timeline.\n',
    });
    expect(await letters()).toEqual([]);
    expect(await crm('dead-letters replay --all', env)).toMatchObject({ code: 0 });
  });

  it('lists, shows, replays and drops one', async () => {
    const key = newId();
    await poison(key);
    const { id } = await letterOf(key);
    const listed = await crm('dead-letters list', env);
    expect(listed.out).toContain(key);
    const shown = await crm(`dead-letters show ${id}`, env);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('{"not":');
    expect(shown.out).toContain('the value is no JSON');
    // Nothing that came from outside may steer the terminal.
    expect(shown.out).not.toContain('\u001b');

    expect(await crm(`dead-letters replay ${id}`, env)).toMatchObject({ code: 0 });
    expect(await crm(`dead-letters drop ${id}`, env)).toMatchObject({ code: 2 });
    expect(await crm(`dead-letters drop ${id}`, env, async () => 'no')).toMatchObject({ code: 1 });
    expect(await letters(' --consumer timeline.entries')).toHaveLength(1);
    expect(await crm(`dead-letters drop ${id} --yes`, env)).toMatchObject({ code: 0 });
    expect(await letters(' --consumer timeline.entries')).toEqual([]);
    // What was given up is still on the log, and a rebuild must pass over it.
    expect(await crm('projections rebuild timeline', env)).toMatchObject({ code: 0 });
  });

  it.each(['show 999999', 'show abc', 'replay 999999', 'drop 999999 --yes', 'drop 1;drop --yes'])(
    'answers "%s" with one sentence and exit code 1',
    async (args) => {
      const { code, err } = await crm(`dead-letters ${args}`, env);
      expect(code).toBe(1);
      expect(err).toMatch(/^there is no dead letter \S+\n$/);
    },
  );

  it('says what a service without consumers lacks', async () => {
    const { code, err } = await crm('dead-letters list --service interactions', env);
    expect(code).toBe(1);
    expect(err).toContain('lacks a table');
  });
});

describe('outbox status', () => {
  it('shows each publishing service with its running relay, and no other', async () => {
    await eventually(async () => {
      const { code, out } = await crm('outbox status', env);
      expect(code).toBe(0);
      expect(out).toMatch(/^interactions +0 +- +0 +running$/m);
      expect(out).not.toContain('timeline');
    });
  });
});
