import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { crm } from '../crm.suite.js';

const GOLDEN = new URL('../../../../apps/disputes/golden/dispute-file.v1.sealed', import.meta.url);
const SEAL = '6ba6c2bb4b4ae11b59662dc35d4f68ff966b63dd4b1e6054d86e8e3cd63223d4';
const KEY = '_-k2V9Y0vFpZCKZV8N8IVm5NNEINGSA5P3MsoIw6xEg';
let directory: string;
let sealed: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'viewline-file-'));
  sealed = path.join(directory, 'dispute.json');
  await copyFile(GOLDEN, sealed);
});
afterAll(() => rm(directory, { recursive: true }));

/** Verifies what the change makes of the sealed file. */
async function changed(change: (bytes: Buffer) => Buffer) {
  const file = path.join(directory, 'changed.json');
  await writeFile(file, change(await readFile(sealed)));
  return crm(`verify-file ${file}`, {});
}

describe('verify-file', () => {
  it('says that a sealed file is whole, with no server anywhere', async () => {
    const { code, out, err } = await crm(`verify-file ${sealed} --seal ${SEAL} --key ${KEY}`, {});
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`seal         ${SEAL}`);
    expect(out).toContain('Whole: every byte is as it was sealed.');
  });

  it('finds a file beside which it was called', async () => {
    expect((await crm('verify-file dispute.json', { INIT_CWD: directory })).code).toBe(0);
  });

  it('fails for any one byte that is another one', async () => {
    const { length } = await readFile(sealed);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const { code, err } = await changed((bytes) => {
          bytes[at]! ^= mask;
          return bytes;
        });
        expect([at, code]).toEqual([at, 1]);
        expect(err).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });

  it('says what is wrong', async () => {
    const { code, err } = await changed((bytes) =>
      Buffer.from(bytes.toString().replace('"minutesLost":90', '"minutesLost":91')),
    );
    expect(code).toBe(1);
    expect(err).toContain('record 1 of section "outages"');
  });

  it('tells another file from the one that was published', async () => {
    const seal = await crm(`verify-file ${sealed} --seal ${'0'.repeat(64)}`, {});
    expect([seal.code, seal.err]).toEqual([1, expect.stringContaining('its seal is another one')]);
    const key = await crm(`verify-file ${sealed} --key ${'A'.repeat(43)}`, {});
    expect([key.code, key.err]).toEqual([1, expect.stringContaining('signed with another key')]);
  });

  it('fails for nothing, for rubbish and for what is not there', async () => {
    expect((await changed(() => Buffer.alloc(0))).code).toBe(1);
    expect((await changed(() => Buffer.from([0, 255, 1]))).code).toBe(1);
    expect((await crm(`verify-file ${directory}/nowhere`, {})).code).toBe(1);
    expect((await crm(`verify-file ${directory}`, {})).code).toBe(1);
  });

  it.each(['verify-file', 'verify-file x --seal abc', 'verify-file x --key abc', 'verify-file x y'])(
    'is not called as %s',
    async (args) => {
      expect((await crm(args, {})).code).toBe(2);
    },
  );

  it('lets nothing in a file steer the terminal', async () => {
    const { out, err } = await changed((bytes) =>
      Buffer.from(bytes.toString().replace('"disputeId":"0199', '"disputeId":"\\u001b[2J0199')),
    );
    // oxlint-disable-next-line no-control-regex -- they are what must not be there
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});
