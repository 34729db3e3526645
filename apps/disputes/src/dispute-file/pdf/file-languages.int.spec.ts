import { generateKeyPairSync } from 'node:crypto';
import { canonicalJson, type Json } from '../canonical-json.js';
import type { DisputeFile, FileContent } from '../file-format.js';
import { FILE_LANGUAGES, type FileLanguage } from '../file-language.js';
import { sealFile } from '../seal-file.js';
import { SigningKey } from '../signing-key.js';
import { verifyDisputeFile } from '../verify-file.js';
import { disputeFilePdf } from './dispute-file-pdf.js';
import { runsOfPdf } from './pdf-text.suite.js';
import { wordsIn } from './words/words.js';

const event = (type: string, facts: { [key: string]: Json }) => ({
  at: '2026-02-20T18:00:00.000Z',
  what: 'as it was called',
  type: `viewline.${type}.v1`,
  facts,
});

const contentIn = (language: FileLanguage): FileContent => ({
  head: {
    fileId: '0199c1a1-4444-7a10-8abc-0a1b2c3d4e01',
    disputeId: '0199d1a1-3333-7a10-8abc-0a1b2c3d4e01',
    number: 2,
    previousSeal: 'a'.repeat(64),
    billNo: 'INV-2026-0417',
    language,
    subscriberId: '0198c5a0-3c1e-7b52-9d0e-5a7c1f20b801',
    subscriberName: 'Jean-Marc (fils).',
    accountNumber: 'SA-10023',
    from: '2026-01-01T00:00:00.000Z',
    until: '2026-04-01T00:00:00.000Z',
    sealedAt: '2026-04-02T10:15:00.000Z',
    sealedBy: 'superviseur.élodie',
  },
  sections: [
    {
      name: 'steps',
      title: 'Steps of the case',
      records: [
        { at: '2026-03-10T12:00:00.000Z', what: 'opened', facts: { by: 'agent.lina' } },
        {
          at: '2026-03-10T13:00:00.000Z',
          what: 'acknowledged to underReview',
          facts: { note: 'constructor' },
        },
      ],
    },
    { name: 'outages', title: 'Outages', records: [event('service-problem.lifted', { minutesLost: 90 })] },
    {
      name: 'viewing',
      title: 'Viewing',
      records: [event('viewing-session.ended', { playbackFailed: true })],
    },
    { name: 'promises', title: 'Promises', records: [] },
  ],
});

const key = SigningKey.read(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
);
/** Words without vowel marks, which the font joins with the letters that carry them. */
const lettersOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u);

describe.each(FILE_LANGUAGES)('a file in %s', (language) => {
  const words = wordsIn(language);
  const expected = [
    words.title(''),
    ...Object.values(words.head),
    words.sections.steps,
    words.sections.outages,
    words.sections.viewing,
    words.sections.promises,
    words.nothing,
    words.sealed('', ''),
    words.contentHash(''),
    ...(language === 'en'
      ? ['as it was called', 'minutes lost', 'playback failed', 'acknowledged', 'under review']
      : [
          words.headings['service-problem.lifted']!,
          words.headings['viewing-session.ended']!,
          words.members['minutesLost']!,
          words.members['playbackFailed']!,
          words.values['state']!['acknowledged']!,
          words.values['state']!['underReview']!,
        ]),
    words.yes,
  ];

  it('says in its words whatever it says by itself, and everything else as it is on record', async () => {
    const pdf = await disputeFilePdf(contentIn(language), 'b'.repeat(64));
    const runs = runsOfPdf(pdf);
    const text = lettersOf(runs.join(' ')).join(' ');
    const missing = expected.flatMap(lettersOf).filter((word) => !text.includes(word));
    expect(missing).toEqual([]);
    for (const verbatim of ['INV-2026-0417', 'Jean-Marc (fils).', 'superviseur.élodie', 'constructor'])
      expect(runs.join(' ')).toContain(verbatim);
    expect(pdf.toString('latin1')).toContain(`/Lang (${language})`);
    // None of the isolates that keep names and numbers in their place is drawn.
    expect(runs.join('')).not.toMatch(/[\u2066-\u2069\ufffd]/);
  });

  it('is verified offline, and no longer with any other byte or language', async () => {
    const { bytes, seal } = await sealFile(contentIn(language), disputeFilePdf, key);
    const expectations = { seal, publicKey: key.publicKey };
    const { problems, file } = verifyDisputeFile(bytes, expectations);
    expect(problems).toEqual([]);
    expect(file!.head).toMatchObject({ language });
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 150)) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect([at, verifyDisputeFile(changed).problems.length > 0]).toEqual([at, true]);
    }
    const other = JSON.parse(bytes.toString()) as DisputeFile & { head: { language: string } };
    other.head.language = language === 'fr' ? 'ar' : 'fr';
    expect(verifyDisputeFile(Buffer.from(canonicalJson(other as unknown as Json))).problems).toEqual([
      'The beginning of section "steps", or the head of the file, was changed.',
    ]);
  });
});

describe('a file from right to left', () => {
  it('is mirrored: lines begin at the right margin, and names and numbers stay as they are', async () => {
    const runs = runsOfPdf(await disputeFilePdf(contentIn('ar'), 'b'.repeat(64)));
    // From the left of the page, as they were drawn.
    expect(runs.slice(0, 5)).toEqual(['INV-2026-0417', 'الفاتورة', 'على', 'الاعتراض', 'ملف']);
    expect(runs).toContain('2026-02-20 18:00 UTC');
    const at = runs.indexOf('agent.lina');
    expect(runs.slice(at, at + 3)).toEqual(['agent.lina', ' :', 'بواسطة']);
  });
});
