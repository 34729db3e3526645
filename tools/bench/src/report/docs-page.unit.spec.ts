import { docsPage } from './docs-page.js';
import { resultOf } from './figure.js';
import type { Report } from './report.js';
import { textReport } from './text-report.js';

const report: Report = {
  at: '2026-01-02T03:04:05.000Z',
  command: 'npm run bench',
  mode: 'quick',
  seconds: 99.4,
  loadBefore: 0.1,
  machine: { system: 'Linux', processor: 'A|B', cores: 2, memory: 8, node: 'v20', postgres: '18.4' },
  results: [
    resultOf({
      name: 'rate',
      unit: 'events/s',
      rounds: [12_345, 12_345],
      yardstick: { name: 'bare | loop', rounds: [10_000, 10_000] },
      aim: { of: 'ratio', is: 'at least', limit: 2 },
      note: 'with care',
    }),
  ],
};

describe('the report', () => {
  it('shows figure, yardstick, ratio and whether the aim is met in one row', () => {
    const row = textReport(report).trimEnd().split('\n').at(-1);
    expect(row).toMatch(/^rate {2,}12,345 events\/s +10,000 events\/s: bare \| loop +1\.23x +≥ 2x +NO$/);
  });

  it('becomes a page whose table a bar in a name does not break', () => {
    const page = docsPage(report);
    expect(page).toContain('`npm run bench` on 2026-01-02');
    expect(page).toContain('| rate | 12,345 events/s | 10,000 events/s: bare \\| loop | 1.23x | ≥ 2x | NO |');
    expect(page).toContain('- **rate**: with care');
  });
});
