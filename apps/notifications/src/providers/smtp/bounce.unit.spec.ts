import fc from 'fast-check';
import { BounceTags, TAG_ROOM } from './bounce-tag.js';
import { readDeliveryReport } from './delivery-report.js';
import {
  exchangeReport,
  gmailReport,
  holidayAnswer,
  MTAS,
  openedReport,
  postfixReport,
} from './delivery-reports.suite.js';

const ID = '0198c5a0-3c1e-7b52-9d0e-5a7c1f20b801';
const codeOf = (error: unknown): unknown => (error as { code: unknown }).code;
const isReportOrNone = (report: unknown): boolean =>
  report === undefined ||
  report === 'receipt.malformed' ||
  (report instanceof Object && 'recipients' in report);
const tags = new BounceTags('whsec_c2VjcmV0', 'smtp-main');

describe('the tag of a letter', () => {
  it('gives back the id that it was made of, in whatever letters it comes back', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const tag = tags.tagOf('attempt', id);
        expect(`+${tag}`).toHaveLength(TAG_ROOM);
        expect(tags.find('attempt', `<Bounces+${tag}@operator.example>`)).toEqual([id]);
        expect(tags.find('attempt', `<BOUNCES+${tag.toUpperCase()}@OPERATOR.EXAMPLE>`)).toEqual([id]);
      }),
    );
  });

  it('is refused with any other character in any place', () => {
    const tag = tags.tagOf('attempt', ID);
    fc.assert(
      fc.property(
        fc.nat(tag.length - 1),
        fc.nat(35).map((digit) => digit.toString(36)),
        (at, digit) => {
          const other = tag.slice(0, at) + digit + tag.slice(at + 1);
          expect(tags.find('attempt', other)).toEqual(other === tag ? [ID] : []);
        },
      ),
    );
  });

  it('says nothing as another kind, at another provider, by another secret, or within a longer word', () => {
    const tag = tags.tagOf('attempt', ID);
    expect(tags.find('message', tag)).toEqual([]);
    expect(new BounceTags('whsec_c2VjcmV0', 'smtp-other').find('attempt', tag)).toEqual([]);
    expect(new BounceTags('whsec_b3RoZXI=', 'smtp-main').find('attempt', tag)).toEqual([]);
    expect(tags.find('attempt', `x${tag}`)).toEqual([]);
    expect(tags.find('attempt', ID)).toEqual([]);
  });

  it('is found among any text, which never breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tags.find('attempt', `${text} ${tags.tagOf('attempt', ID)}`)).toEqual([ID]);
      }),
    );
  });
});

describe('a delivery status notification', () => {
  const letter = {
    sender: `bounces+${tags.tagOf('attempt', ID)}@operator.example`,
    messageId: '<1@operator.example>',
    to: 'nobody@example.org',
  };
  const read = (mail: string) => readDeliveryReport(Buffer.from(mail));

  it.each(Object.entries(MTAS))(
    'of %s says what became of the letter, and of which',
    async (_name, write) => {
      const report = await read(write(letter, { status: '5.7.1', diagnostic: 'smtp; 550 5.7.1 Refusé' }));
      expect(report!.recipients).toEqual([
        { action: 'failed', status: '5.7.1', diagnostic: '550 5.7.1 Refusé' },
      ]);
      expect(report!.originalHeader).toContain('Message-ID: <1@operator.example>');
      expect(report!.originalHeader).not.toContain('Maintenance');
      expect((await read(write(letter, { action: 'delayed', status: '4.4.1' })))!.recipients).toMatchObject([
        { action: 'delayed', status: '4.4.1' },
      ]);
    },
  );

  it('is found by the address that it came to, or by the letter that it brings', async () => {
    expect(tags.find('attempt', (await read(exchangeReport(letter)))!.header)).toEqual([ID]);
    expect(tags.find('attempt', (await read(postfixReport(letter)))!.originalHeader)).toEqual([ID]);
    expect((await read(gmailReport(letter)))!.header).not.toContain(letter.sender);
  });

  it('is no answer of a program, and no receipt that it was opened', async () => {
    expect(await read(holidayAnswer(letter))).toBeUndefined();
    expect(await read(openedReport(letter))).toBeUndefined();
  });

  it('is refused where it is no mail at all', async () => {
    await expect(read('')).rejects.toMatchObject({ code: 'receipt.malformed' });
    await expect(read('\r\n\r\n')).rejects.toMatchObject({ code: 'receipt.malformed' });
  });

  it('says nothing where it is cut off, anywhere, and never breaks', async () => {
    const whole = postfixReport(letter);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length }), async (length) => {
        const report = await read(whole.slice(0, length)).catch(codeOf);
        expect(isReportOrNone(report)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['any bytes', (bytes: Uint8Array) => Buffer.from(bytes)],
    [
      'any status',
      (bytes: Uint8Array) =>
        Buffer.concat([
          Buffer.from(
            'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n',
          ),
          bytes,
          Buffer.from('\n--b--'),
        ]),
    ],
  ])('never breaks on %s', async (_what, make) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const report = await readDeliveryReport(make(bytes)).catch(codeOf);
        expect(isReportOrNone(report)).toBe(true);
      }),
    );
  });
});
