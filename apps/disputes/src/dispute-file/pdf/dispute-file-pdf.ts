import { setImmediate as breathe } from 'node:timers/promises';
import type { Json } from '../canonical-json.js';
import type { FileContent } from '../file-format.js';
import { PageWriter } from './page-writer.js';
import { recordText, timeText } from './record-text.js';

/** Records written before others get their turn: a long file is minutes of nobody's time. */
const AT_ONCE = 10;

const words = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The file of a dispute on paper: everything that is in it, and the hash that ties the two together. */
export async function disputeFilePdf({ head, sections }: FileContent, contentHash: string): Promise<Buffer> {
  const title = `Dispute of bill ${words(head['billNo'])}`;
  const page = await PageWriter.create({ title, at: new Date(words(head['sealedAt'])) });
  page.paragraph(title, { size: 18, bold: true });
  page.paragraph(words(head['subscriberName']), { size: 13 });
  page.gap(6);
  for (const [label, text] of facts(head)) page.labelled([{ label, text }], { size: 9 });
  for (const section of sections) {
    page.gap(12);
    page.paragraph(`${section.title} (${section.records.length})`, { size: 13, bold: true });
    page.rule();
    if (section.records.length === 0) page.paragraph('Nothing on record.', { size: 9, color: '#666666' });
    for (const [index, record] of section.records.entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await breathe();
      const { heading, lines } = recordText(record);
      page.paragraph(`${index + 1}.  ${heading}`, { size: 9, bold: true });
      page.labelled(lines, { size: 9, indent: 18 });
      page.gap(3);
    }
  }
  page.gap(16);
  page.rule();
  page.paragraph(
    `This file was written from the events on record and sealed by ${words(head['sealedBy'])} at ${timeText(head['sealedAt'])}.`,
    { size: 8 },
  );
  page.paragraph(`Hash of its content (SHA-256): ${contentHash}`, { size: 8 });
  const short = contentHash.slice(0, 16);
  return page.finish((at, of) => `File ${words(head['fileId'])} · content ${short}… · page ${at} of ${of}`);
}

function facts(head: { [key: string]: Json }): [string, string][] {
  return [
    ['Dispute', words(head['disputeId'])],
    ['Subscriber', words(head['subscriberId'])],
    ['Account', words(head['accountNumber'])],
    ['From', timeText(head['from'])],
    ['Until', timeText(head['until'])],
    ['File', `${words(head['fileId'])}, number ${Number(head['number'])} of this dispute`],
    ['Previous file', words(head['previousSeal'])],
  ].filter((fact): fact is [string, string] => fact[1] !== '');
}
