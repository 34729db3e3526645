import type { Sample } from './vendor-door.js';

const AT = '2026-03-01T11:00:00.000Z';
const mail = (text: string) => ({ channel: 'email', kind: 'message', direction: 'inbound', text });

function mailgun(digits: string): Sample {
  return {
    address: `bob.${digits}@example.com`,
    entry: mail('It is black.'),
    occurredAt: AT,
    content: {
      sender: `bob.${digits}@example.com`,
      from: `"Bob Jones" <Bob.${digits}@Example.com>`,
      recipient: 'help@viewline.example',
      subject: 'No picture',
      'body-plain': 'It is black.\n\nOn Feb 28 Help wrote:\n> Hello',
      'stripped-text': 'It is black.',
      'Message-Id': `<m1.${digits}@example.com>`,
      'In-Reply-To': `<m0.${digits}@example.com>`,
      Date: 'Sun, 1 Mar 2026 11:00:00 +0000',
      'attachment-count': '0',
    },
  };
}

function postmark(digits: string): Sample {
  const from = `Ann.${digits}@Example.com`;
  return {
    address: from.toLowerCase(),
    entry: mail('Still wrong.'),
    occurredAt: AT,
    content: JSON.stringify({
      FromName: 'Ann Lee',
      MessageStream: 'inbound',
      From: from,
      FromFull: { Email: from, Name: 'Ann Lee', MailboxHash: '' },
      ToFull: [{ Email: 'help@viewline.example', Name: 'Help', MailboxHash: '' }],
      CcFull: [],
      Subject: 'Re: Your bill',
      MessageID: `22c74902-a0c1-4511-804f-34134${digits}`,
      Date: 'Sun, 1 Mar 2026 12:00:00 +0100',
      TextBody: 'Still wrong.\n\nOn Sat, Feb 28, 2026 Help <help@viewline.example> wrote:\n> We checked it.',
      HtmlBody: '<p>Still wrong.</p>',
      StrippedTextReply: 'Still wrong.',
      Headers: [{ Name: 'Message-ID', Value: `<reply.${digits}@example.com>` }],
      Attachments: [
        { Name: 'bill.pdf', Content: 'W0JBU0U2NF0=', ContentType: 'application/pdf', ContentLength: 4096 },
      ],
    }),
  };
}

function mime(digits: string): Sample {
  return {
    address: `zoe.${digits}@example.com`,
    entry: mail('Why so much?'),
    occurredAt: AT,
    content: [
      `From: =?utf-8?Q?Zo=C3=AB?= <Zoe.${digits}@Example.com>`,
      'To: help@viewline.example',
      'Date: Sun, 1 Mar 2026 12:00:00 +0100',
      `Message-ID: <one.${digits}@example.com>`,
      'Subject: Bill',
      '',
      'Why so much?',
      '',
    ].join('\r\n'),
  };
}

export const mailSamples = { mailgun, postmark, mime } as const;
