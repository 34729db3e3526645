import fc from 'fast-check';
import { DomainError } from '@viewline/kernel';
import { signedStandard, WHSEC } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, NOW } from '../testing/webhook-request.js';
import { RawEmailAdapter } from './raw-email.adapter.js';

const adapter = new RawEmailAdapter(WHSEC, ['help@viewline.example', '@mail.viewline.example']);
const signed = (mime: string | Buffer, at = NOW) => signedStandard('email', mime, at, 'message/rfc822');
const head = (...lines: string[]) => [
  'From: Ann Lee <Ann@Example.com>',
  'To: help@viewline.example',
  'Date: Sun, 1 Mar 2026 12:00:00 +0100',
  ...lines,
];
const mime = (headers: string[], body: string) => `${headers.join('\r\n')}\r\n\r\n${body}`;
const MAIL = mime(head('Message-ID: <one@example.com>', 'Subject: Bill'), 'Why so much?\r\n');
const mail = (headers: string[], body = 'hi') => signed(mime(head(...headers), body));

describeDoor('raw e-mail', () => ({
  adapter,
  sample: MAIL,
  signed: (body) => signed(body),
  signedAt: signed,
  proof: { header: 'webhook-signature' },
  json: false,
  malformed: 'hello',
}));

describe('a raw e-mail', () => {
  it('is one contact of its sender', async () => {
    expect(await contactOf(adapter, signed(MAIL))).toEqual({
      type: 'contact',
      provider: 'email',
      externalId: 'one@example.com',
      channel: 'email',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'email', value: 'ann@example.com' },
      displayName: 'Ann Lee',
      reason: 'e-mail received',
      status: 'completed',
      subject: 'Bill',
      text: 'Why so much?',
      startedAt: new Date('2026-03-01T11:00:00Z'),
      details: { to: 'help@viewline.example' },
      threadKey: 'email:one@example.com',
      thread: { messageId: 'one@example.com', references: [] },
    });
  });

  it('joins the thread of the oldest message that it refers to', async () => {
    const contact = await contactOf(
      adapter,
      mail(['Message-ID: <c@x>', 'In-Reply-To: <b@x>', 'References: <a@x>', '\t<b@x>']),
    );
    expect(contact.thread).toEqual({ messageId: 'c@x', inReplyTo: 'b@x', references: ['a@x', 'b@x'] });
    expect(contact.threadKey).toBe('email:a@x');
    expect((await contactOf(adapter, mail(['Message-ID: <c@x>', 'In-Reply-To: <b@x>']))).threadKey).toBe(
      'email:b@x',
    );
  });

  it('loses the quotation, unless nothing else is left', async () => {
    const reply =
      'Thanks!\r\n\r\nOn Sat, 28 Feb 2026 Help <help@viewline.example> wrote:\r\n> Long text\r\n> more';
    expect(await contactOf(adapter, mail(['Message-ID: <r@x>'], reply))).toMatchObject({
      text: 'Thanks!',
      details: { quotedTextRemoved: true },
    });
    const below = await contactOf(adapter, mail(['Message-ID: <r2@x>'], '> quoted only'));
    expect(below.text).toBe('> quoted only');
  });

  it('of our own is outbound to the other side', async () => {
    const sent = mime(
      [
        'From: bot@mail.viewline.example',
        'To: help@viewline.example, Bo <bo@x.example>',
        'Message-ID: <o@x>',
      ],
      'hi',
    );
    expect(await contactOf(adapter, signed(sent))).toMatchObject({
      direction: 'outbound',
      identity: { value: 'bo@x.example' },
      displayName: 'Bo',
    });
  });

  it.each([
    ['Auto-Submitted: auto-replied', 'auto-replied'],
    ['Auto-Submitted: auto-generated', 'auto-generated'],
    ['Precedence: bulk', 'precedence bulk'],
    ['X-Autoreply: yes', 'auto-replied'],
    ['Content-Type: multipart/report; report-type=delivery-status; boundary=b', 'delivery report'],
  ])('with %s is recorded and marked', async (header, mark) => {
    expect(await contactOf(adapter, mail(['Message-ID: <a@x>', header]))).toMatchObject({
      reason: 'automatic e-mail',
      details: { autoSubmitted: mark },
    });
  });

  it('with Auto-Submitted: no is a person writing', async () => {
    expect((await contactOf(adapter, mail(['Message-ID: <a@x>', 'Auto-Submitted: no']))).reason).toBe(
      'e-mail received',
    );
  });

  it('without Message-ID is still the same mail when it comes again', async () => {
    const [first, second] = [await contactOf(adapter, mail([])), await contactOf(adapter, mail([]))];
    expect(first.externalId).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(second.externalId).toBe(first.externalId);
    expect((await contactOf(adapter, mail([], 'other'))).externalId).not.toBe(first.externalId);
  });

  it('with ids of control characters is read as a mail without those', async () => {
    const { externalId, thread } = await contactOf(
      adapter,
      mail(['Message-ID: <\u0001>', 'In-Reply-To: <\u0002>', 'References: <a@x> <\u0003> <b@x>']),
    );
    expect(externalId).toMatch(/^sha256:/);
    expect(thread).toEqual({ messageId: externalId, references: ['a@x', 'b@x'] });
  });

  it('in any charset and encoding is read, over the bytes as signed', async () => {
    const latin = Buffer.concat([
      Buffer.from(
        mime(
          head(
            'Message-ID: <l@x>',
            'Content-Type: text/plain; charset=iso-8859-1',
            'Content-Transfer-Encoding: 8bit',
          ),
          '',
        ),
      ),
      Buffer.from([0xe9, 0x74, 0xe9]),
    ]);
    expect((await contactOf(adapter, signed(latin))).text).toBe('été');
    const arabic = mail(
      ['Message-ID: <a@x>', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
      Buffer.from('مرحبا 你好 📺').toString('base64'),
    );
    expect((await contactOf(adapter, arabic)).text).toBe('مرحبا 你好 📺');
  });

  it('names its attachments without keeping them', async () => {
    const parts = [
      '--b',
      'Content-Type: text/plain',
      '',
      'see file',
      '--b',
      'Content-Type: application/pdf; name=x.pdf',
      'Content-Disposition: attachment; filename="bill.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--b--',
      '',
    ];
    const contact = await contactOf(
      adapter,
      mail(['Message-ID: <m@x>', 'Content-Type: multipart/mixed; boundary=b'], parts.join('\r\n')),
    );
    expect(contact).toMatchObject({
      text: 'see file',
      attachments: [{ name: 'bill.pdf', mimeType: 'application/pdf', size: 3 }],
    });
  });

  it('that nests or splits without end is refused and costs little', async () => {
    let nested = 'Content-Type: text/plain\r\n\r\nx';
    for (let i = 0; i < 1500; i++)
      nested = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${nested}\r\n--b${i}--`;
    const parts = `${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(20_000)}--b--`;
    for (const body of [
      mime(head('Message-ID: <n@x>'), '').trimEnd() + `\r\n${nested}`,
      mime(head('Content-Type: multipart/mixed; boundary=b'), parts),
    ]) {
      await expect(adapter.receive(signed(body))).rejects.toMatchObject({ kind: 'invalid' });
    }
  });

  it('must say that it is a mail', async () => {
    await expect(adapter.receive(signedStandard('email', MAIL))).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('throws nothing but DomainError at random bytes and headers', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'Content-Type: multipart/mixed; boundary=b',
        '--b',
        '',
        'References: <a> <b',
        'Date: never',
        'Subject: =?utf-8?B?//8=?=',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        try {
          await factsOf(adapter, mail(['Message-ID: <f@x>', ...lines], lines.join('\r\n')));
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
      }),
      { numRuns: 150 },
    );
  });
});
