import { constants, createWriteStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@viewline/kernel';
import { importSubscribers } from '@viewline/subscribers';
import { CommandFailed, explain } from '../failures.js';
import { UsageError } from '../usage-error.js';
import { findInstallation } from '../installation.js';
import { ProgressBar } from '../progress-bar.js';
import { line, type Terminal } from '../terminal.js';
import { operatorToken } from './operator-token.js';

const FORMATS = ['csv', 'ndjson'] as const;
type Format = (typeof FORMATS)[number];

/**
 * Sends a customer base to the subscribers service. Called again with the same file after a break, it goes on where
 * it stopped. The report of rejected lines is written beside the file.
 */
export async function importSubscribersFile(
  terminal: Terminal,
  named: string,
  options: { format?: string },
): Promise<void> {
  // npm runs us at the root of the workspace, wherever it was called.
  const file = path.resolve(terminal.env['INIT_CWD'] ?? '', named);
  const format = formatOf(options.format);
  if (!(await canBeRead(file))) throw new CommandFailed(`There is no file ${file} that can be read.`);
  const { url } = await findInstallation(terminal);
  if (!url) throw new UsageError('Where the APIs are is not known: set VIEWLINE_URL.');
  const bar = new ProgressBar(terminal.err);
  try {
    const token = await operatorToken(terminal, url);
    const target = { url, token, ...(format && { format }) };
    const done = await importSubscribers(file, target, ({ doneBytes, totalBytes }) =>
      bar.show(`Importing ${file}`, doneBytes, totalBytes ?? doneBytes),
    );
    bar.stop();
    line(
      terminal.out,
      `${count(done.registered)} registered, ${count(done.updated)} updated, ${count(done.unchanged)} unchanged, ${count(done.rejected)} rejected.`,
    );
    if (done.rejected > 0) await saveReport(terminal, { url, token, id: done.id }, `${file}.rejected.csv`);
  } catch (error) {
    throw explain(error, `Viewline at ${url}`);
  } finally {
    bar.stop();
  }
}

async function canBeRead(file: string): Promise<boolean> {
  try {
    await access(file, constants.R_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function formatOf(wanted: string | undefined): Format | undefined {
  const format = FORMATS.find((known) => known === wanted);
  if (wanted && !format) throw new UsageError(`--format is one of ${FORMATS.join(', ')}.`);
  return format;
}

async function saveReport(
  terminal: Terminal,
  { url, token, id }: { url: string; token: string; id: string },
  report: string,
): Promise<void> {
  const response = await fetch(`${url}/api/subscribers/v1/imports/${id}/rejections`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok || !response.body) {
    throw new DomainError('invalid', 'import.report', `the report of rejected lines: ${response.status}`);
  }
  await pipeline(Readable.fromWeb(response.body), createWriteStream(report, { mode: 0o600 }));
  line(terminal.out, `Why each was rejected stands in ${report}`);
}

const count = (figure: number) => figure.toLocaleString('en');
