import { canonicalJson, jsonOf } from './canonical-json.js';
import { chainContent, pdfLink } from './chain-content.js';
import { type FileContent, FORMAT } from './file-format.js';
import { sha256 } from './hash-chain.js';
import type { SigningKey } from './signing-key.js';

export interface SealedFile {
  /** UTF-8 in canonical form: any other byte shows. */
  bytes: Buffer;
  /** SHA-256 at the end of the chain, in hex. */
  seal: string;
}

/**
 * Writes and seals a file.
 * @param pdfOf makes the PDF; is given the link at the end of the content, which it prints
 */
export async function sealFile(
  content: FileContent,
  pdfOf: (content: FileContent, contentHash: string) => Promise<Buffer>,
  key: SigningKey | undefined,
): Promise<SealedFile> {
  const { sections, end } = chainContent(content);
  const pdf = await pdfOf(content, end);
  const pdfHash = sha256(pdf);
  const seal = pdfLink(end, pdfHash);
  const file = {
    format: FORMAT,
    head: content.head,
    sections,
    pdf: { sha256: pdfHash, base64: pdf.toString('base64') },
    seal: { algorithm: 'sha-256', value: seal, ...(key && { signature: key.sign(seal) }) },
  };
  return { bytes: Buffer.from(canonicalJson(jsonOf(file)), 'utf8'), seal };
}
