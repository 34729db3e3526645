import type { FactSection } from '../../../reactions/keep-facts-when-subscriber-events-come/facts.js';
import { isFileLanguage, type FileLanguage } from '../../file-language.js';
import { AR } from './ar.js';
import { EN } from './en.js';
import { FR } from './fr.js';
import { ZH } from './zh.js';

type Table = Readonly<Record<string, string>>;

/** Everything that a file says by itself, in one language. Values are given as they may stand in a sentence. */
export interface FileWords {
  direction: 'ltr' | 'rtl';
  title: (billNo: string) => string;
  head: Record<'dispute' | 'subscriber' | 'account' | 'from' | 'until' | 'file' | 'previousFile', string>;
  fileOf: (fileId: string, number: number) => string;
  nothing: string;
  sealed: (by: string, at: string) => string;
  contentHash: (hash: string) => string;
  footer: (file: { fileId: string; content: string; page: number; of: number }) => string;
  /** Between a name and its value, between things of a list, and between facts of a thing. */
  colon: string;
  comma: string;
  semicolon: string;
  change: (from: string, to: string) => string;
  yes: string;
  no: string;
  sections: Record<FactSection | 'case' | 'steps' | 'evidence', string>;
  /** By the event that is told of, without what all names have in common, or by the words of the file itself. */
  headings: Table;
  /** By the name of the member; one that is not there is named as it is on record. */
  members: Table;
  /** Values that stand for something, by the name of their member. */
  values: Readonly<Record<string, Table>>;
}

const WORDS: Readonly<Record<FileLanguage, FileWords>> = { en: EN, fr: FR, ar: AR, zh: ZH };

/** English for a file that names no language: those that were sealed before there were others. */
export const wordsIn = (language: unknown): FileWords => WORDS[isFileLanguage(language) ? language : 'en'];

/** What a table says of a name, whatever is on record: `constructor` is no word of ours. */
export const said = <Value>(
  table: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined => (table && Object.hasOwn(table, name) ? table[name] : undefined);
