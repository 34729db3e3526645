import { PUBLIC } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, post } from '../testing/webhook-request.js';
import { PostmarkAdapter } from './postmark.adapter.js';

const adapter = new PostmarkAdapter('user:p@ss:word', ['@viewline.example']);
const authorization = `Basic ${Buffer.from('user:p@ss:word').toString('base64')}`;
const signed = (body: string) => post(`${PUBLIC}/postmark`, body, { authorization });
const MAIL = {
  FromName: 'Ann Lee',
  MessageStream: 'inbound',
  From: 'Ann@Example.com',
  FromFull: { Email: 'Ann@Example.com', Name: 'Ann Lee', MailboxHash: '' },
  ToFull: [{ Email: 'help@viewline.example', Name: 'Help', MailboxHash: '' }],
  CcFull: [],
  Subject: 'Re: Your bill',
  MessageID: '22c74902-a0c1-4511-804f-341342852c90',
  Date: 'Sun, 1 Mar 2026 12:00:00 +0100',
  TextBody: 'Still wrong.\n\nOn Sat, Feb 28, 2026 Help <help@viewline.example> wrote:\n> We checked it.',
  HtmlBody: '<p>Still wrong.</p>',
  StrippedTextReply: 'Still wrong.',
  Headers: [
    { Name: 'Message-ID', Value: '<reply@example.com>' },
    { Name: 'In-Reply-To', Value: '<answer@viewline.example>' },
    { Name: 'References', Value: '<first@example.com> <answer@viewline.example>' },
  ],
  Attachments: [
    { Name: 'bill.pdf', Content: 'W0JBU0U2NF0=', ContentType: 'application/pdf', ContentLength: 4096 },
  ],
};
const mail = (rest: object) => signed(JSON.stringify({ ...MAIL, ...rest }));

describeDoor('Postmark', () => ({
  adapter,
  sample: JSON.stringify(MAIL),
  signed,
  proof: { header: 'authorization' },
  bodyUnsigned: true,
  json: true,
  envelopes: [
    (content) => content,
    (content) => ({
      ...MAIL,
      Headers: content,
      Attachments: content,
      ToFull: content,
      HtmlBody: content,
      TextBody: '',
    }),
  ],
}));

describe('a mail by Postmark', () => {
  it('is one contact of its sender, in the thread it answers', async () => {
    expect(await contactOf(adapter, signed(JSON.stringify(MAIL)))).toEqual({
      type: 'contact',
      provider: 'postmark',
      externalId: '22c74902-a0c1-4511-804f-341342852c90',
      channel: 'email',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'email', value: 'ann@example.com' },
      displayName: 'Ann Lee',
      reason: 'e-mail received',
      status: 'completed',
      subject: 'Re: Your bill',
      text: 'Still wrong.',
      startedAt: new Date('2026-03-01T11:00:00Z'),
      attachments: [{ name: 'bill.pdf', mimeType: 'application/pdf', size: 4096 }],
      details: { to: 'help@viewline.example', quotedTextRemoved: true, fullTextLength: MAIL.TextBody.length },
      threadKey: 'email:first@example.com',
      thread: {
        messageId: 'reply@example.com',
        inReplyTo: 'answer@viewline.example',
        references: ['first@example.com', 'answer@viewline.example'],
      },
    });
  });

  it('with HTML only gives its text', async () => {
    const html = {
      TextBody: '',
      StrippedTextReply: '',
      HtmlBody: '<html><style>x{}</style><p>Hello <b>there</b></p><script>alert(1)</script></html>',
    };
    expect((await contactOf(adapter, mail(html))).text).toBe('Hello there');
  });

  it('is no contact where it is a bounce', async () => {
    expect(await factsOf(adapter, signed('{"RecordType":"Bounce","MessageID":"1"}'))).toEqual([]);
  });
});
