import { read, sourcesOf, workspaces } from './workspace.js';

/** Lines of code are for reading: the budget is that of code whose unit is the use case. */
describe('the budget of lines', () => {
  const lengths = workspaces()
    .filter(({ folder }) => !folder.startsWith('tools/') && folder !== 'apps/console')
    .flatMap(({ folder }) => sourcesOf(folder))
    .filter((file) => !file.includes('/migrations/'))
    .map((file) => read(file).split('\n').length - 1)
    .toSorted((a, b) => a - b);
  const quantile = (part: number): number => lengths[Math.ceil(lengths.length * part) - 1] ?? 0;

  it('half of all files have at most 60 lines, nine in ten at most 120', () => {
    expect(lengths.length).toBeGreaterThan(20);
    expect(quantile(0.5)).toBeLessThanOrEqual(60);
    expect(quantile(0.9)).toBeLessThanOrEqual(120);
  });
});
