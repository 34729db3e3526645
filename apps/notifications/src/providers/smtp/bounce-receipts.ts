import { DomainError } from '@viewline/kernel';
import type { ReceiptRequest } from '../../domain/delivery/provider.port.js';
import type { Receipt } from '../../domain/delivery/receipt.js';
import { verifySigned } from '../http/standard-webhook.js';
import type { BounceTags } from './bounce-tag.js';
import { readDeliveryReport, type DeliveryReport, type RecipientStatus } from './delivery-report.js';

/**
 * What a mail says that came back to us. The request is signed by whoever brings it; what stands in the mail was written
 * by anybody, so it is believed of a message whose own signed tag it carries, and of no other.
 * @throws DomainError `receipt.unsigned`, `receipt.content-type`, `receipt.malformed`
 */
export async function bounceReceipts(
  request: ReceiptRequest,
  secret: string,
  tags: BounceTags,
): Promise<Receipt[]> {
  verifySigned(request, secret);
  if (!/^message\/rfc822\b/i.test(String(request.headers['content-type'] ?? ''))) {
    throw new DomainError('invalid', 'receipt.content-type', 'this door takes message/rfc822');
  }
  const report = await readDeliveryReport(request.body);
  const about = report && subjectOf(report, tags);
  const said = report && verdictOf(report.recipients);
  return about && said ? [{ ...about, ...said }] : [];
}

/** The try, where the envelope is known; otherwise the message. */
function subjectOf(
  { header, originalHeader }: DeliveryReport,
  tags: BounceTags,
): Pick<Receipt, 'attemptId' | 'notificationId'> | undefined {
  const [attemptId] = [...tags.find('attempt', header), ...tags.find('attempt', originalHeader)];
  if (attemptId) return { attemptId };
  const [notificationId] = [...tags.find('message', originalHeader), ...tags.find('message', header)];
  return notificationId ? { notificationId } : undefined;
}

/** Each letter has one receiver; of several that they have it sent on to, one whom it reached is enough. */
function verdictOf(
  recipients: readonly RecipientStatus[],
): Pick<Receipt, 'status' | 'returned' | 'code' | 'reason'> | undefined {
  if (recipients.some(({ action }) => action === 'delivered')) return { status: 'delivered' };
  // `delayed` is no end, `relayed` and `expanded` are no more than that it was sent.
  const failure = recipients.find(({ action, status }) => action === 'failed' && !status.startsWith('2'));
  if (!failure) return undefined;
  const { status, diagnostic } = failure;
  return {
    status: 'failed',
    returned: true,
    code: `dsn.${status || '5.0.0'}`,
    ...(diagnostic && { reason: diagnostic }),
  };
}
