import type { Rejection } from '../domain/bill-import/rejection.js';

/** With a byte order mark: without one spreadsheets take UTF-8 for something else. */
export async function* rejectionsAsCsv(pages: AsyncIterable<Rejection[]>): AsyncGenerator<string> {
  yield '\ufeffline,reason\r\n';
  for await (const page of pages) {
    yield page.map(({ line, reason }) => `${line},${cell(reason)}\r\n`).join('');
  }
}

// A spreadsheet runs a cell that begins like a formula, and the reasons quote what strangers wrote.
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
