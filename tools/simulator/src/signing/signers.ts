import { signChatwoot } from './chatwoot.js';
import { signMailgun } from './mailgun.js';
import { signMeta } from './meta.js';
import { signPostmark } from './postmark.js';
import { signStandardWebhook } from './standard-webhook.js';
import { signTelegram } from './telegram.js';
import { signTwilio } from './twilio.js';
import { signWechat } from './wechat.js';
import { signX } from './x.js';
import { signZendesk } from './zendesk.js';

/** Each vendor's proof, written from its documentation and not from our doors, so that a slip on either side shows. */
export const signers = {
  twilio: signTwilio,
  meta: signMeta,
  telegram: signTelegram,
  chatwoot: signChatwoot,
  zendesk: signZendesk,
  x: signX,
  wechat: signWechat,
  mailgun: signMailgun,
  postmark: signPostmark,
  standardWebhook: signStandardWebhook,
} as const;
