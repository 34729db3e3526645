import { canonicalJson, type Json } from './canonical-json.js';
import { headLink, pdfLink, recordLink, sectionLink } from './chain-content.js';
import { type DisputeFile, isDisputeFile, misshapenAt } from './file-format.js';
import { sha256 } from './hash-chain.js';
import { isSignedBy } from './signing-key.js';

export interface Expectations {
  /** Of the operator, base64url: the file has to be signed with it. */
  publicKey?: string | undefined;
  /** As it was published when the file was sealed. */
  seal?: string | undefined;
}

export interface Verdict {
  /** What is wrong with it, for people; nothing if it is as it was sealed. */
  problems: string[];
  /** Absent where the bytes are no dispute file at all. */
  file?: DisputeFile;
}

/** Whether a file is what was sealed, down to the byte. Needs nothing but the file. */
export function verifyDisputeFile(bytes: Uint8Array, expected: Expectations = {}): Verdict {
  const text = textOf(bytes);
  if (text === undefined) return { problems: ['The file is not UTF-8 text: bytes of it were changed.'] };
  const value = parse(text);
  if (value === undefined) return { problems: ['The file is not JSON: bytes of it were changed.'] };
  if (!isDisputeFile(value)) return { problems: [`This is no dispute file: ${misshapenAt(value)}.`] };
  const problems = [
    ...(canonicalJson(value as Json) === text
      ? []
      : ['The file is not in canonical form: bytes outside of its values were changed.']),
    ...brokenLinks(value),
    ...brokenSeal(value, expected),
  ];
  return { problems, file: value };
}

/** Every link is compared with what stands in the file before it, so that a change is named where it is. */
function brokenLinks({ head, sections, pdf, seal }: DisputeFile): string[] {
  const problems: string[] = [];
  let before = headLink(head);
  let place = 'the head of the file';
  for (const { records, ...section } of sections) {
    if (sectionLink(before, section) !== section.hash)
      problems.push(`The beginning of section "${section.name}", or ${place}, was changed.`);
    if (records.length !== section.count)
      problems.push(`Section "${section.name}" has ${records.length} records instead of ${section.count}.`);
    before = section.hash;
    place = `the beginning of section "${section.name}"`;
    for (const [index, { record, hash }] of records.entries()) {
      const here = `record ${index + 1} of section "${section.name}"`;
      if (recordLink(before, record as Json) !== hash)
        problems.push(`Either ${here} or ${place} was changed.`);
      before = hash;
      place = here;
    }
  }
  const bytes = Buffer.from(pdf.base64, 'base64');
  // Decoding is lenient: other characters may stand for the same bytes.
  if (sha256(bytes) !== pdf.sha256 || bytes.toString('base64') !== pdf.base64)
    problems.push('The PDF was changed.');
  if (pdfLink(before, pdf.sha256) !== seal.value)
    problems.push(`The seal does not fit: it, the PDF or ${place} was changed.`);
  return problems;
}

function brokenSeal({ seal: { value, signature } }: DisputeFile, expected: Expectations): string[] {
  const problems: string[] = [];
  if (expected.seal !== undefined && expected.seal.toLowerCase() !== value)
    problems.push('This is not the file that was sealed: its seal is another one.');
  if (signature && !isSigned(signature, value)) problems.push('The signature is not of this file.');
  if (expected.publicKey !== undefined && signature?.publicKey !== expected.publicKey)
    problems.push(signature ? 'The file is signed with another key.' : 'The file is not signed.');
  return problems;
}

function isSigned({ publicKey, value }: { publicKey: string; value: string }, seal: string): boolean {
  // As with the PDF: one spelling for one signature.
  const isPlain = [publicKey, value].every(
    (text) => Buffer.from(text, 'base64url').toString('base64url') === text,
  );
  return isPlain && isSignedBy(publicKey, seal, value);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
