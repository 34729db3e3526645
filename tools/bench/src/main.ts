import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { Bench } from './bench.js';
import { readOptions, USAGE, type Options } from './options.js';
import { docsPage } from './report/docs-page.js';
import { describeMachine, loadAverage } from './report/machine.js';
import type { Report } from './report/report.js';
import { textReport } from './report/text-report.js';
import { ROOT } from './stage/stage.js';

// What we started ends with us, in order: our children are told on exit.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const options = optionsOrUsage();
if (options) await bench(options);

async function bench({ json, writeDocs, ...rest }: Options): Promise<void> {
  const startedAt = new Date();
  const loadBefore = loadAverage();
  const { results, postgres, kafka } = await new Bench({ json, writeDocs, ...rest }, (what) =>
    process.stderr.write(`${what}\n`),
  ).run();
  const report: Report = {
    at: startedAt.toISOString(),
    // Folders are this machine's own business.
    command: ['npm run bench --', ...process.argv.slice(2).map((word) => path.basename(word))]
      .join(' ')
      .replace(/ --$/, ''),
    mode: rest.quick ? 'quick' : 'full',
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    loadBefore,
    machine: describeMachine({ postgres, ...(kafka && { kafka }) }),
    results,
  };
  process.stdout.write(`${textReport(report)}\n`);
  // npm runs us at the root of the workspace, wherever it was called.
  if (json)
    writeFileSync(path.resolve(process.env['INIT_CWD'] ?? '', json), `${JSON.stringify(report, null, 2)}\n`);
  if (writeDocs) await writePage(path.join(ROOT, 'docs/benchmarks.md'), docsPage(report));
}

/** As the rest of the workspace is formatted, or it would not pass its tests. */
async function writePage(file: string, text: string): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
}

function optionsOrUsage(): Options | undefined {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exitCode = 2;
    return undefined;
  }
}
