import { mailgunProof, PUBLIC, SECRET, signedMailgun } from '../testing/signers.js';
import { contactOf, NOW, post } from '../testing/webhook-request.js';
import { MailgunAdapter } from './mailgun.adapter.js';

const adapter = new MailgunAdapter(SECRET, ['help@viewline.example']);
const MAIL = {
  sender: 'bob@example.com',
  from: '"Bob Jones" <Bob@Example.com>',
  recipient: 'help@viewline.example',
  subject: 'No picture',
  'body-plain': 'It is black.\n\nOn Feb 28 Help wrote:\n> Hello',
  'stripped-text': 'It is black.',
  'Message-Id': '<m1@example.com>',
  'In-Reply-To': '<m0@example.com>',
  Date: 'Sun, 1 Mar 2026 11:00:00 +0000',
  'attachment-count': '0',
};

describe('a mail by Mailgun', () => {
  it('is one contact of its sender', async () => {
    expect(await contactOf(adapter, signedMailgun(MAIL))).toEqual({
      type: 'contact',
      provider: 'mailgun',
      externalId: 'm1@example.com',
      channel: 'email',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'email', value: 'bob@example.com' },
      displayName: 'Bob Jones',
      reason: 'e-mail received',
      status: 'completed',
      subject: 'No picture',
      text: 'It is black.',
      startedAt: new Date('2026-03-01T11:00:00Z'),
      details: {
        to: 'help@viewline.example',
        quotedTextRemoved: true,
        fullTextLength: MAIL['body-plain'].length,
      },
      threadKey: 'email:m0@example.com',
      thread: { messageId: 'm1@example.com', inReplyTo: 'm0@example.com', references: [] },
    });
  });

  it('with attachments comes as multipart', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...MAIL, ...mailgunProof() })) form.set(name, value);
    form.set('attachment-1', new File([Buffer.from('PNG')], 'box.png', { type: 'image/png' }));
    const response = new Response(form);
    const type = response.headers.get('content-type') ?? '';
    const request = post(`${PUBLIC}/mailgun`, Buffer.from(await response.arrayBuffer()), {
      'content-type': type,
    });
    expect((await contactOf(adapter, request)).attachments).toEqual([
      { name: 'box.png', mimeType: 'image/png', size: 3 },
    ]);
  });

  it('may come as raw MIME', async () => {
    const mime =
      'From: bob@example.com\r\nTo: help@viewline.example\r\nMessage-ID: <raw@example.com>\r\nSubject: =?utf-8?B?5L2g5aW9?=\r\n\r\nhi';
    expect(await contactOf(adapter, signedMailgun({ 'body-mime': mime }))).toMatchObject({
      externalId: 'raw@example.com',
      subject: '你好',
      text: 'hi',
    });
  });

  it('as raw MIME keeps the bytes of an encoding that is not UTF-8', async () => {
    const mime = Buffer.concat([
      Buffer.from(
        'From: bob@example.com\r\nMessage-ID: <8bit@example.com>\r\nContent-Type: text/plain; charset=windows-1256\r\n\r\n',
      ),
      // "مرحبا"
      Buffer.from([0xe3, 0xd1, 0xcd, 0xc8, 0xc7]),
    ]);
    const escaped = [...mime].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    const signed = signedMailgun({});
    const body = Buffer.concat([signed.rawBody, Buffer.from(`&body-mime=${escaped}`)]);
    expect((await contactOf(adapter, { ...signed, rawBody: body })).text).toBe('مرحبا');
  });

  it('that Mailgun keeps names its attachments and where they are', async () => {
    const file = {
      url: 'https://storage.mailgun.net/1/0',
      'content-type': 'image/png',
      name: 'box.png',
      size: 9,
    };
    const stored = signedMailgun({ ...MAIL, attachments: JSON.stringify([file]) });
    expect((await contactOf(adapter, stored)).attachments).toEqual([
      { name: 'box.png', mimeType: 'image/png', size: 9, url: 'https://storage.mailgun.net/1/0' },
    ]);
    for (const attachments of ['[', '{}', 'null', '[7]']) {
      expect((await contactOf(adapter, signedMailgun({ ...MAIL, attachments }))).text).toBe('It is black.');
    }
  });

  it('without Message-ID and Date is the same mail when it is sent again later', async () => {
    const bare = { from: MAIL.from, recipient: MAIL.recipient, 'body-plain': 'Hello?' };
    const again = new Date(NOW.getTime() + 600_000);
    const first = await contactOf(adapter, signedMailgun(bare));
    const second = await contactOf(adapter, { ...signedMailgun(bare, again), receivedAt: again });
    expect(second.externalId).toBe(first.externalId);
  });

  it('is refused with a wrong, missing or stale signature', async () => {
    const refused = { kind: 'unauthenticated' };
    await expect(
      adapter.receive(signedMailgun(MAIL, new Date(NOW.getTime() - 121_000))),
    ).rejects.toMatchObject(refused);
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const { signature, token, timestamp } = mailgunProof();
    for (const proof of [
      {},
      { token, timestamp },
      { signature, timestamp },
      { signature, token },
      { signature, token: `${token}a`, timestamp },
    ]) {
      const body = new URLSearchParams({ ...MAIL, ...(proof as Record<string, string>) }).toString();
      await expect(adapter.receive(post(`${PUBLIC}/mailgun`, body, type))).rejects.toMatchObject(refused);
    }
  });

  it('is refused where the body is no form, or a form without mail', async () => {
    const broken = post(`${PUBLIC}/mailgun`, 'junk', { 'content-type': 'multipart/form-data; boundary=b' });
    await expect(adapter.receive(broken)).rejects.toMatchObject({ kind: 'invalid' });
    const json = post(`${PUBLIC}/mailgun`, '{}', { 'content-type': 'application/json' });
    await expect(adapter.receive(json)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(adapter.receive(post(`${PUBLIC}/mailgun`, ''))).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
    await expect(adapter.receive(signedMailgun({ subject: 'x' }))).rejects.toMatchObject({ kind: 'invalid' });
  });
});
