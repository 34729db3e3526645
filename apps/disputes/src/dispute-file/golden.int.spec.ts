import { readFile } from 'node:fs/promises';
import { verifyDisputeFile } from './verify-file.js';

/** Never made anew: it stands for all files that were handed out. */
const GOLDEN = new URL('../../golden/dispute-file.v1.sealed', import.meta.url);

describe('a file that was sealed by an earlier release', () => {
  it('is verified as it was then', async () => {
    const { problems, file } = verifyDisputeFile(await readFile(GOLDEN), {
      seal: '6ba6c2bb4b4ae11b59662dc35d4f68ff966b63dd4b1e6054d86e8e3cd63223d4',
      publicKey: '_-k2V9Y0vFpZCKZV8N8IVm5NNEINGSA5P3MsoIw6xEg',
    });
    expect(problems).toEqual([]);
    expect(file!.sections.map(({ name }) => name)).toEqual(['case', 'outages', 'promises']);
  });
});
