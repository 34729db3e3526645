import type { Attachment } from '../../domain/channel-fact.js';
import { at, idAt, listAt, numberAt, textAt } from '../shared/untrusted-json.js';

export interface WhatsAppContent {
  text?: string;
  attachments?: Attachment[];
  details?: Record<string, string | number | undefined>;
}

const MEDIA = ['image', 'video', 'audio', 'voice', 'document', 'sticker'];

/** What a WhatsApp message says, whichever of its many types it has. */
export function whatsAppContent(message: unknown, type: string): WhatsAppContent {
  if (MEDIA.includes(type)) return media(message, type);
  switch (type) {
    case 'text':
      return { text: textAt(message, 'text', 'body') };
    case 'button':
      return {
        text: textAt(message, 'button', 'text'),
        details: { payload: textAt(message, 'button', 'payload') },
      };
    case 'interactive':
      return interactive(message);
    case 'location':
      return {
        text: joined([textAt(message, 'location', 'name'), textAt(message, 'location', 'address')], ', '),
        details: {
          latitude: numberAt(message, 'location', 'latitude'),
          longitude: numberAt(message, 'location', 'longitude'),
        },
      };
    case 'contacts':
      return { text: joined(listAt(message, 'contacts').map(card), '\n') };
    case 'reaction':
      return {
        text: textAt(message, 'reaction', 'emoji'),
        details: { reactionTo: idAt(message, 'reaction', 'message_id') },
      };
    case 'order':
      return {
        text: textAt(message, 'order', 'text'),
        details: { catalogId: idAt(message, 'order', 'catalog_id') },
      };
    case 'system':
      return { text: textAt(message, 'system', 'body') };
    default:
      return { details: { unsupported: textAt(message, 'errors', 0, 'title') ?? type } };
  }
}

function media(message: unknown, type: string): WhatsAppContent {
  const part = at(message, type);
  return {
    text: textAt(part, 'caption'),
    attachments: [
      {
        name: textAt(part, 'filename') ?? type,
        mimeType: textAt(part, 'mime_type'),
        size: numberAt(part, 'file_size'),
        url: textAt(part, 'url'),
      },
    ],
    details: { mediaId: idAt(part, 'id') },
  };
}

function interactive(message: unknown): WhatsAppContent {
  const reply =
    at(message, 'interactive', 'button_reply') ??
    at(message, 'interactive', 'list_reply') ??
    at(message, 'interactive', 'nfm_reply');
  return {
    text: textAt(reply, 'title') ?? textAt(reply, 'body'),
    details: { payload: idAt(reply, 'id') ?? textAt(reply, 'response_json') },
  };
}

function card(person: unknown): string | undefined {
  const phones = listAt(person, 'phones').map((phone) => textAt(phone, 'phone') ?? textAt(phone, 'wa_id'));
  return joined([textAt(person, 'name', 'formatted_name'), ...phones], ' ');
}

function joined(parts: (string | undefined)[], separator: string): string | undefined {
  return parts.filter(Boolean).join(separator) || undefined;
}
