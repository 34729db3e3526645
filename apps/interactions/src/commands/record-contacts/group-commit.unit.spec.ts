import { GroupCommit } from './group-commit.js';

/** A commit that takes as long as the test says. */
function stage(fails: (items: readonly number[]) => Error | undefined = () => undefined) {
  const groups: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const commit = async (items: readonly number[]) => {
    groups.push(items);
    await new Promise<void>((resolve) => gates.push(resolve));
    const error = fails(items);
    if (error) throw error;
  };
  const open = async (): Promise<void> => {
    while (gates.length > 0) {
      gates.shift()!();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { groups, commit, open };
}

describe('group commit', () => {
  it('commits at once while nothing is under way, and together what came meanwhile', async () => {
    const { groups, commit, open } = stage();
    const group = new GroupCommit(commit, 1);
    const all = Promise.all([1, 2, 3, 4].map((n) => group.add(n)));
    expect(groups).toEqual([[1]]);
    await open();
    await all;
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('answers nobody before the commit', async () => {
    const { commit, open } = stage();
    let isAnswered = false;
    const answer = new GroupCommit(commit).add(1).then(() => (isAnswered = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isAnswered).toBe(false);
    await open();
    await answer;
    expect(isAnswered).toBe(true);
  });

  it('lets nobody pay for the fault of another', async () => {
    const { commit, open } = stage((items) => (items.includes(3) ? new Error('bad 3') : undefined));
    const group = new GroupCommit(commit, 1);
    const all = Promise.allSettled([1, 2, 3, 4].map((n) => group.add(n)));
    await open();
    expect((await all).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('tells everybody at once when the database is away', async () => {
    const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    const { groups, commit, open } = stage((items) => (items.length > 1 ? away : undefined));
    const group = new GroupCommit(commit, 1);
    const all = Promise.allSettled([1, 2, 3].map((n) => group.add(n)));
    await open();
    expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it('keeps groups and their number within bounds', async () => {
    const { groups, commit, open } = stage();
    const group = new GroupCommit(commit, 2, 3);
    const all = Promise.all(Array.from({ length: 10 }, (_, n) => group.add(n)));
    expect(groups).toHaveLength(2);
    await open();
    await all;
    expect(groups.flat()).toEqual(Array.from({ length: 10 }, (_, n) => n));
    expect(Math.max(...groups.map((items) => items.length))).toBe(3);
  });
});
