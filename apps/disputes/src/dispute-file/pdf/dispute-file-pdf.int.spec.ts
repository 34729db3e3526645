import { writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { FileContent } from '../file-format.js';
import { FILE_LANGUAGES } from '../file-language.js';
import { disputeFilePdf } from './dispute-file-pdf.js';

const head = {
  fileId: '0199c1a1-4444-7a10-8abc-0a1b2c3d4e01',
  disputeId: '0199d1a1-3333-7a10-8abc-0a1b2c3d4e01',
  number: 2,
  previousSeal: 'a'.repeat(64),
  billNo: 'INV-2026-0417',
  subscriberId: '0198c5a0-3c1e-7b52-9d0e-5a7c1f20b801',
  subscriberName: 'مريم القحطاني',
  accountNumber: 'SA-10023',
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-04-01T00:00:00.000Z',
  sealedAt: '2026-04-02T10:15:00.000Z',
  sealedBy: 'superviseur.élodie',
};
type Records = FileContent['sections'][number]['records'];
const content = (records: Records, language?: string): FileContent => ({
  head: { ...head, ...(language && { language }) },
  sections: [
    { name: 'outages', title: 'Minutes lost', records },
    { name: 'promises', title: 'Promises', records: [] },
  ],
});

describe('the PDF of a dispute file', () => {
  it('holds every script, long words and many pages', async () => {
    const records: Records = [
      {
        at: '2026-02-20T18:00:00.000Z',
        what: 'outage lifted',
        facts: { title: 'انقطاع البث المباشر (القناة 12) في الرياض منذ 20 فبراير', minutesLost: 90 },
      },
      {
        at: '2026-02-21T18:00:00.000Z',
        what: 'contact',
        facts: {
          reason: '直播信号中断，请稍候。客户要求退款（三月账单），因为比赛期间完全没有画面。'.repeat(4),
        },
      },
      {
        at: '2026-02-22T18:00:00.000Z',
        what: 'contact',
        facts: {
          text: 'العميل قال: "Le décodeur MAG-540 ne marche plus" ثم طلب استرداد 45.50 ريال، ووعدناه بالاتصال قبل السادسة مساءً. '.repeat(
            3,
          ),
        },
      },
      {
        at: '2026-02-23T18:00:00.000Z',
        what: 'bill issued',
        facts: { amount: { minor: 12345, currency: 'KWD' }, url: `https://example.com/${'x'.repeat(300)}` },
      },
      {
        at: '2026-02-24T18:00:00.000Z',
        what: 'hostile',
        facts: { text: '\u202egnp.exe\u0000 \ud800 \u{1f4fa} שלום (עולם) a\u0301' },
      },
      ...Array.from({ length: 120 }, (_, n) => ({
        at: '2026-03-01T18:00:00.000Z',
        what: 'viewing',
        facts: { watchedTime: n },
      })),
    ];
    const pdf = await disputeFilePdf(content(records), 'b'.repeat(64));
    // oxlint-disable-next-line node/no-process-env -- to look at it
    if (process.env['KEEP_PDF']) await writeFile(process.env['KEEP_PDF'], pdf);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(3);
    expect(pdf.length).toBeLessThan(500_000);
  });

  it('can be made of any text in any language', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...FILE_LANGUAGES), async (any, language) => {
        const records = [{ at: any, what: any, facts: { any, [any]: { [any]: [any, true] }, state: any } }];
        const pdf = await disputeFilePdf(content(records, language), 'c'.repeat(64));
        expect(pdf.length).toBeGreaterThan(1000);
      }),
      { numRuns: 40 },
    );
  });
});
