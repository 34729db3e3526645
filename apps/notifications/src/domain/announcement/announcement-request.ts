import type { NotificationRequest } from '../notification-request.js';
import { ANNOUNCEMENT_TEMPLATE, announcementKey, type AnnouncementDocument } from './announcement.js';
import { textFor } from './check-announcement.js';

export interface Addressee {
  subscriberId: string;
  language: string | null;
}

/** The message that one person of the audience gets. */
export function announcementRequest(
  id: string,
  document: AnnouncementDocument,
  { subscriberId, language }: Addressee,
  houseLanguage: string,
): NotificationRequest {
  const { purpose, severity, channels, tone } = document;
  return {
    idempotencyKey: announcementKey(id, subscriberId),
    subscriberId,
    purpose,
    severity,
    ...(channels && { channels }),
    say: {
      template: { ...templateUse(document, language ?? undefined, houseLanguage), ...(tone && { tone }) },
    },
    source: 'announcements',
    campaign: id,
  };
}

function templateUse(
  { texts = {}, link, template }: AnnouncementDocument,
  language: string | undefined,
  house: string,
) {
  if (template) return template;
  const { title, text } = textFor(texts, language, house);
  return { name: ANNOUNCEMENT_TEMPLATE, slots: { title, text, ...(link !== undefined && { link }) } };
}
