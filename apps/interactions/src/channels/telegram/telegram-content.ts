import type { Attachment } from '../../domain/channel-fact.js';
import { at, idAt, listAt, numberAt, textAt } from '../shared/untrusted-json.js';

export interface TelegramContent {
  text?: string;
  attachments?: Attachment[];
  details?: Record<string, string | number | undefined>;
}

const FILES = ['animation', 'document', 'audio', 'voice', 'video', 'video_note', 'sticker'];

/** What people send besides, told by its name alone. */
const OTHERS = ['story', 'paid_media', 'checklist', 'game', 'web_app_data', 'giveaway', 'invoice'];

/** What a Telegram message says; undefined for service messages such as "joined the group". */
export function telegramContent(message: unknown): TelegramContent | undefined {
  const text = textAt(message, 'text') ?? textAt(message, 'caption');
  const photo = listAt(message, 'photo').at(-1);
  if (photo !== undefined) return file(photo, 'photo', text);
  const kind = FILES.find((name) => at(message, name) !== undefined);
  if (kind) return file(at(message, kind), kind, text ?? textAt(message, kind, 'emoji'));
  if (text) return { text };
  if (at(message, 'contact') !== undefined) {
    const fields = ['first_name', 'last_name', 'phone_number'].map((name) => idAt(message, 'contact', name));
    return { text: fields.filter(Boolean).join(' '), details: { messageType: 'contact' } };
  }
  const location = at(message, 'venue', 'location') ?? at(message, 'location');
  if (location !== undefined) {
    const venue = [textAt(message, 'venue', 'title'), textAt(message, 'venue', 'address')].filter(Boolean);
    return {
      text: venue.join(', ') || undefined,
      details: {
        messageType: 'location',
        latitude: numberAt(location, 'latitude'),
        longitude: numberAt(location, 'longitude'),
      },
    };
  }
  if (at(message, 'poll') !== undefined) {
    return { text: textAt(message, 'poll', 'question'), details: { messageType: 'poll' } };
  }
  if (at(message, 'dice') !== undefined) {
    return { text: textAt(message, 'dice', 'emoji'), details: { messageType: 'dice' } };
  }
  const other = OTHERS.find((name) => at(message, name) !== undefined);
  if (!other) return undefined;
  const said = ['title', 'data', 'prize_description'].map((name) => textAt(message, other, name));
  return { text: said.find(Boolean), details: { messageType: other } };
}

function file(part: unknown, messageType: string, text: string | undefined): TelegramContent {
  return {
    text,
    attachments: [
      {
        name: textAt(part, 'file_name') ?? messageType,
        mimeType: textAt(part, 'mime_type'),
        size: numberAt(part, 'file_size'),
      },
    ],
    details: { messageType, fileId: textAt(part, 'file_id') },
  };
}
