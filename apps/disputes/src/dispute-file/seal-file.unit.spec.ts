import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical-json.js';
import type { DisputeFile, FileContent } from './file-format.js';
import { sealFile } from './seal-file.js';
import { SigningKey } from './signing-key.js';
import { verifyDisputeFile } from './verify-file.js';

const newKey = () =>
  SigningKey.read(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  );

const content: FileContent = {
  head: { fileId: 'f', disputeId: 'd', number: 1, previousSeal: null, name: 'مريم القحطاني' },
  sections: [
    {
      name: 'outages',
      title: 'Minutes lost',
      records: [{ minutesLost: 90, title: '直播信号中断' }, { minutesLost: 5 }],
    },
    { name: 'promises', title: 'Promises', records: [] },
  ],
};
const pdf = async () => Buffer.from('%PDF-1.7 \u0000 not much of one');
const key = newKey();
const signed = await sealFile(content, pdf, key);
const unsigned = await sealFile(content, pdf, undefined);

const parsed = () => JSON.parse(signed.bytes.toString()) as DisputeFile;
const written = (file: unknown) => Buffer.from(canonicalJson(file as Json));
const problemsOf = (bytes: Uint8Array, expected = {}) => verifyDisputeFile(bytes, expected).problems;

describe('a sealed file', () => {
  it('is found to be whole', () => {
    expect(problemsOf(signed.bytes, { publicKey: key.publicKey, seal: signed.seal })).toEqual([]);
    expect(problemsOf(unsigned.bytes)).toEqual([]);
  });

  it('is not, if any single byte is another one', () => {
    for (let at = 0; at < signed.bytes.length; at++) {
      const changed = Buffer.from(signed.bytes);
      changed[at]! ^= 1 << (at % 8);
      expect([at, problemsOf(changed).length > 0]).toEqual([at, true]);
    }
  });

  it('is not, whatever bytes are changed, cut out, put in or exchanged', () => {
    const at = fc.nat({ max: signed.bytes.length - 1 });
    fc.assert(
      fc.property(at, fc.nat({ max: 20 }), fc.uint8Array({ maxLength: 20 }), (from, cut, put) => {
        const changed = Buffer.concat([
          signed.bytes.subarray(0, from),
          put,
          signed.bytes.subarray(from + cut),
        ]);
        fc.pre(!changed.equals(signed.bytes));
        expect(problemsOf(changed)).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('says which record was changed', () => {
    const file = parsed();
    file.sections[0]!.records[1]!.record = { minutesLost: 6 };
    expect(problemsOf(written(file))).toEqual([
      'Either record 2 of section "outages" or record 1 of section "outages" was changed.',
    ]);
  });

  it('does not lose, gain or reorder records in silence', () => {
    const [lost, gained, reordered] = [parsed(), parsed(), parsed()];
    lost.sections[0]!.records.pop();
    gained.sections[1]!.records.push(gained.sections[0]!.records[0]!);
    reordered.sections[0]!.records.reverse();
    for (const file of [lost, gained, reordered]) expect(problemsOf(written(file))).not.toEqual([]);
  });

  it('is told from one that was written anew, by its published seal or its key', async () => {
    const forged = await sealFile({ ...content, sections: [] }, pdf, newKey());
    expect(problemsOf(forged.bytes)).toEqual([]);
    expect(problemsOf(forged.bytes, { seal: signed.seal })).toHaveLength(1);
    expect(problemsOf(forged.bytes, { publicKey: key.publicKey })).toEqual([
      'The file is signed with another key.',
    ]);
    expect(problemsOf(unsigned.bytes, { publicKey: key.publicKey })).toEqual(['The file is not signed.']);
  });

  it('cannot borrow the signature of another file', async () => {
    const other = await sealFile({ ...content, sections: [] }, pdf, key);
    const file = parsed();
    file.seal.signature = (JSON.parse(other.bytes.toString()) as DisputeFile).seal.signature!;
    expect(problemsOf(written(file))).toEqual(['The signature is not of this file.']);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['another JSON', '{"format":"viewline-dispute-file/2"}'],
    ['null', 'null'],
    ['a byte order mark', '\ufeff{}'],
    ['a deep nest', '['.repeat(50_000)],
  ])('is not %s', (_name, text) => {
    expect(problemsOf(Buffer.from(text))).toHaveLength(1);
  });

  it('is not what is no text', () => {
    expect(problemsOf(Buffer.from([0xff, 0xfe, 0x00]))).toHaveLength(1);
  });
});

describe('canonical JSON', () => {
  it('says one value in one way', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
    expect(canonicalJson({ b: 1, a: { d: [null, true], c: 'é' } })).toBe(
      '{"a":{"c":"é","d":[null,true]},"b":1}',
    );
  });
});
