/** What is known of a letter when it comes back. */
export interface Letter {
  /** Sender of its envelope, to whom it comes back. */
  sender: string;
  messageId: string;
  to: string;
}

export interface Verdict {
  action?: string;
  status?: string;
  diagnostic?: string;
}

const crlf = (lines: readonly string[]): string => lines.join('\r\n');
const letterHeader = ({ messageId, to }: Letter, more: readonly string[] = []): string[] => [
  ...more,
  `Message-ID: ${messageId}`,
  'From: Operator <no-reply@operator.example>',
  `To: ${to}`,
  'Subject: =?UTF-8?B?2LXZitin2YbYqQ==?=',
  'Auto-Submitted: auto-generated',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
];

/** As Postfix writes them: the whole letter comes back, with its return path. */
export function postfixReport(letter: Letter, verdict: Verdict = {}): string {
  const {
    action = 'failed',
    status = '5.1.1',
    diagnostic = `smtp; 550 5.1.1 <${letter.to}>: User unknown`,
  } = verdict;
  const boundary = '4F2C21A0C5.1773489600/mail.operator.example';
  return crlf([
    'Return-Path: <>',
    `Delivered-To: ${letter.sender}`,
    'Received: by mail.operator.example (Postfix) id 9A1B221A0D; Sat, 14 Mar 2026 12:00:03 +0000 (UTC)',
    'Date: Sat, 14 Mar 2026 12:00:03 +0000 (UTC)',
    'From: MAILER-DAEMON@mail.operator.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    `To: ${letter.sender}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    `\tboundary="${boundary}"`,
    'Message-Id: <20260314120003.9A1B221A0D@mail.operator.example>',
    '',
    'This is a MIME-encapsulated message.',
    '',
    `--${boundary}`,
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mail.operator.example.',
    '',
    "I'm sorry to have to inform you that your message could not",
    'be delivered to one or more recipients. It is attached below.',
    '',
    `--${boundary}`,
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.operator.example',
    'X-Postfix-Queue-ID: 4F2C21A0C5',
    `X-Postfix-Sender: rfc822; ${letter.sender}`,
    'Arrival-Date: Sat, 14 Mar 2026 12:00:01 +0000 (UTC)',
    '',
    `Final-Recipient: rfc822; ${letter.to}`,
    `Original-Recipient: rfc822;${letter.to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.example.org',
    `Diagnostic-Code: ${diagnostic.slice(0, 30)}`,
    `    ${diagnostic.slice(30)}`,
    '',
    `--${boundary}`,
    'Content-Description: Undelivered Message',
    'Content-Type: message/rfc822',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...letterHeader(letter, [`Return-Path: <${letter.sender}>`]),
    '',
    'Maintenance ce soir — 今晚维护',
    '',
    `--${boundary}--`,
    '',
  ]);
}

/** As Exchange Online writes them: in base64, the report before the letter's header alone. */
export function exchangeReport(letter: Letter, verdict: Verdict = {}): string {
  const {
    action = 'failed',
    status = '5.1.10',
    diagnostic = 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
  } = verdict;
  const boundary = '_000_9c2d4b1e-postmaster_';
  const encoded = (lines: readonly string[]) =>
    Buffer.from(crlf(lines)).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  return crlf([
    'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org>',
    `To: <${letter.sender.toUpperCase()}>`,
    'Date: Sat, 14 Mar 2026 12:00:05 +0000',
    `Content-Type: multipart/report; report-type="Delivery-Status"; boundary="${boundary}"`,
    'Content-Language: fr-FR',
    'Message-ID: <4b6c@PR0P264MB1234.FRAP264.PROD.OUTLOOK.COM>',
    `In-Reply-To: ${letter.messageId}`,
    `References: ${letter.messageId}`,
    'Subject: =?utf-8?Q?Non_remis=C2=A0:_entretien?=',
    'MIME-Version: 1.0',
    'X-MS-Exchange-Message-Is-Ndr:',
    '',
    `--${boundary}`,
    'Content-Type: multipart/alternative; differences=Content-Type; boundary="_001_alt_"',
    '',
    '--_001_alt_',
    'Content-Type: text/plain; charset="utf-8"',
    'Content-Transfer-Encoding: base64',
    '',
    encoded(["Votre message n'a pas pu être remis."]),
    '--_001_alt_--',
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    'Content-Transfer-Encoding: base64',
    '',
    encoded([
      'Reporting-MTA: dns;PR0P264MB1234.FRAP264.PROD.OUTLOOK.COM',
      'Received-From-MTA: dns;mail.operator.example',
      'Arrival-Date: Sat, 14 Mar 2026 12:00:02 +0000',
      '',
      `Original-Recipient: rfc822;${letter.to}`,
      `Final-Recipient: rfc822;${letter.to}`,
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: ${diagnostic}`,
      '',
    ]),
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    ...letterHeader(letter),
    '',
    `--${boundary}--`,
    '',
  ]);
}

/** As Gmail writes them: a picture in the explanation, the letter without its return path. */
export function gmailReport(letter: Letter, verdict: Verdict = {}): string {
  const {
    action = 'failed',
    status = '5.1.1',
    diagnostic = `smtp; 550-5.1.1 The email account that you tried to reach does not exist. ${letter.to}`,
  } = verdict;
  return crlf([
    'Return-Path: <>',
    'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    'To: no-reply@operator.example',
    'Auto-Submitted: auto-replied',
    'Subject: Delivery Status Notification (Failure)',
    `In-Reply-To: ${letter.messageId}`,
    `References: ${letter.messageId}`,
    `X-Failed-Recipients: ${letter.to}`,
    'Message-ID: <69b54d03.050a0220.1a2b3.c4d5@mx.google.com>',
    'Date: Sat, 14 Mar 2026 05:00:03 -0700 (PDT)',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; boundary="000000000000a1b2c3"; report-type=delivery-status',
    '',
    '--000000000000a1b2c3',
    'Content-Type: multipart/related; boundary="000000000000d4e5f6"',
    '',
    '--000000000000d4e5f6',
    'Content-Type: text/html; charset="UTF-8"',
    '',
    '<html><body><img src="cid:icon.png"><h1>Address not found</h1></body></html>',
    '--000000000000d4e5f6',
    'Content-Type: image/png; name="icon.png"',
    'Content-Disposition: attachment; filename="icon.png"',
    'Content-Transfer-Encoding: base64',
    'Content-ID: <icon.png>',
    '',
    'iVBORw0KGgo=',
    '--000000000000d4e5f6--',
    '--000000000000a1b2c3',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; googlemail.com',
    'Received-From-MTA: dns; no-reply@operator.example',
    'Arrival-Date: Sat, 14 Mar 2026 05:00:02 -0700 (PDT)',
    `X-Original-Message-ID: ${letter.messageId}`,
    '',
    `Final-Recipient: rfc822; ${letter.to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.27, the server for the domain.)',
    `Diagnostic-Code: ${diagnostic}`,
    'Last-Attempt-Date: Sat, 14 Mar 2026 05:00:03 -0700 (PDT)',
    '',
    '--000000000000a1b2c3',
    'Content-Type: message/rfc822',
    '',
    ...letterHeader(letter),
    '',
    'Maintenance ce soir',
    '',
    '--000000000000a1b2c3--',
    '',
  ]);
}

/** Somebody is on holiday and has it said by a program. */
export const holidayAnswer = ({ sender, messageId, to }: Letter): string =>
  crlf([
    `From: ${to}`,
    `To: ${sender}`,
    `In-Reply-To: ${messageId}`,
    `References: ${messageId}`,
    'Subject: Absence du bureau : 5.1.1',
    'Auto-Submitted: auto-replied',
    'X-Auto-Response-Suppress: All',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Action: failed',
    'Status: 5.1.1',
    '',
  ]);

/** A receipt that somebody opened the mail (RFC 8098) has the form of a report, and is of another kind. */
export const openedReport = (letter: Letter): string =>
  postfixReport(letter)
    .replace('report-type=delivery-status', 'report-type=disposition-notification')
    .replace('message/delivery-status', 'message/disposition-notification');

export const MTAS = { Postfix: postfixReport, Exchange: exchangeReport, Gmail: gmailReport };
