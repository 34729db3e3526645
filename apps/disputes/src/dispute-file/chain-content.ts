import { GENESIS, link } from './hash-chain.js';
import type { Json } from './canonical-json.js';
import { type FileContent, FORMAT, type SealedSection } from './file-format.js';

export const headLink = (head: Json): string => link(GENESIS, { format: FORMAT, head });
export const sectionLink = (
  previous: string,
  { name, title, count }: Omit<SealedSection, 'hash' | 'records'>,
): string => link(previous, { name, title, count });
export const recordLink = (previous: string, record: Json): string => link(previous, { record });
export const pdfLink = (previous: string, sha256: string): string => link(previous, { pdf: sha256 });

/** Links every section and record to what stands before it. @returns the link of the last one, too */
export function chainContent({ head, sections }: FileContent): { sections: SealedSection[]; end: string } {
  let end = headLink(head);
  const sealed = sections.map(({ name, title, records }) => {
    const begin = { name, title, count: records.length };
    const hash = (end = sectionLink(end, begin));
    const linked = records.map((record) => ({ record, hash: (end = recordLink(end, record)) }));
    return { ...begin, hash, records: linked };
  });
  return { sections: sealed, end };
}
