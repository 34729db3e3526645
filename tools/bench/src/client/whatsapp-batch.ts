import { createHmac, randomBytes } from 'node:crypto';
import { META_APP_SECRET } from '../stage/stage.js';
import type { Post } from './door.js';
import { phoneOf } from './twilio-sms.js';

export const newWamid = () => `wamid.${randomBytes(20).toString('base64url')}`;

/** Messages of several customers in one webhook, as Meta hands them over when there are many, signed. */
export function whatsAppBatch(messages: readonly { subscriber: number; id: string }[]): Post {
  const from = (subscriber: number) => phoneOf(subscriber).slice(1);
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '4930901820', phone_number_id: '106540352242922' },
              contacts: messages.map(({ subscriber }) => ({
                profile: { name: `Customer ${subscriber}` },
                wa_id: from(subscriber),
              })),
              messages: messages.map(({ subscriber, id }) => ({
                from: from(subscriber),
                id,
                timestamp: String(Math.floor(Date.now() / 1000)),
                type: 'text',
                text: {
                  body: 'My receiver has shown error E48 on all sport channels since this morning.',
                },
              })),
            },
          },
        ],
      },
    ],
  });
  return {
    path: '/webhooks/meta/whatsapp',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${createHmac('sha256', META_APP_SECRET).update(body).digest('hex')}`,
    },
    body,
  };
}
