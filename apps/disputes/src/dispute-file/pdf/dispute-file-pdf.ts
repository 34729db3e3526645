import { setImmediate as breathe } from 'node:timers/promises';
import type { Json } from '../canonical-json.js';
import type { FileContent } from '../file-format.js';
import { isFileLanguage } from '../file-language.js';
import { PageWriter } from './page-writer.js';
import { asValue, inSentence } from './plain-text.js';
import { recordText, timeText } from './record-text.js';
import { type FileWords, said, wordsIn } from './words/words.js';

/** Records written before others get their turn: a long file is minutes of nobody's time. */
const AT_ONCE = 10;

const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/**
 * The file of a dispute on paper, in the language that its head names: everything that is in it, and the hash that ties
 * the two together.
 */
export async function disputeFilePdf({ head, sections }: FileContent, contentHash: string): Promise<Buffer> {
  const words = wordsIn(head['language']);
  const { direction } = words;
  const named = (value: string): string => inSentence(value, direction);
  const title = words.title(named(textIn(head['billNo'])));
  const page = await PageWriter.create({
    title,
    at: new Date(textIn(head['sealedAt'])),
    language: isFileLanguage(head['language']) ? head['language'] : 'en',
    direction,
  });
  page.paragraph(title, { size: 18, bold: true });
  page.paragraph(asValue(textIn(head['subscriberName']), direction), { size: 13 });
  page.gap(6);
  for (const fact of facts(head, words)) page.labelled([fact], words.colon, { size: 9 });
  for (const section of sections) {
    page.gap(12);
    const heading = said<string>(words.sections, section.name) ?? named(section.title);
    page.paragraph(`${heading} (${section.records.length})`, { size: 13, bold: true });
    page.rule();
    if (section.records.length === 0) page.paragraph(words.nothing, { size: 9, color: '#666666' });
    for (const [index, record] of section.records.entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await breathe();
      const { heading: what, lines } = recordText(record, words);
      page.paragraph(`${index + 1}. ${what}`, { size: 9, bold: true });
      page.labelled(lines, words.colon, { size: 9, indent: 18 });
      page.gap(3);
    }
  }
  page.gap(16);
  page.rule();
  const [by, at] = [named(textIn(head['sealedBy'])), named(timeText(head['sealedAt']))];
  page.paragraph(words.sealed(by, at), { size: 8 });
  page.paragraph(words.contentHash(named(contentHash)), { size: 8 });
  const file = { fileId: named(textIn(head['fileId'])), content: named(`${contentHash.slice(0, 16)}…`) };
  return page.finish((number, of) => words.footer({ ...file, page: number, of }));
}

function facts(head: { [key: string]: Json }, words: FileWords): { label: string; text: string }[] {
  const told = (label: string, text: string) =>
    text === '' ? [] : [{ label, text: asValue(text, words.direction) }];
  const fileId = inSentence(textIn(head['fileId']), words.direction);
  return [
    ...told(words.head.dispute, textIn(head['disputeId'])),
    ...told(words.head.subscriber, textIn(head['subscriberId'])),
    ...told(words.head.account, textIn(head['accountNumber'])),
    ...told(words.head.from, timeText(head['from'])),
    ...told(words.head.until, timeText(head['until'])),
    { label: words.head.file, text: words.fileOf(fileId, Number(head['number'])) },
    ...told(words.head.previousFile, textIn(head['previousSeal'])),
  ];
}
