import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * Answers with a CSV file, a page of rows at a time.
 * @param head names of the columns, as one line
 */
export async function sendCsv<Row>(
  reply: FastifyReply,
  { name, head, pages }: { name: string; head: string; pages: AsyncIterable<readonly Row[]> },
  lineOf: (row: Row) => string,
): Promise<void> {
  await reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .type('text/csv; charset=utf-8')
    .send(Readable.from(csv(head, pages, lineOf)));
}

/** With a byte order mark: without one spreadsheets take UTF-8 for something else. */
async function* csv<Row>(
  head: string,
  pages: AsyncIterable<readonly Row[]>,
  lineOf: (row: Row) => string,
): AsyncGenerator<string> {
  yield `\ufeff${head}\r\n`;
  for await (const page of pages) yield page.map((row) => `${lineOf(row)}\r\n`).join('');
}

/** A spreadsheet runs a cell that begins like a formula, and reports quote what strangers wrote. */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
