import type { Channel } from '../channel.js';
import type { TemplateUse } from '../notification-request.js';

export interface RenderRequest extends TemplateUse {
  /** BCP 47; a language without the template falls back as the renderer sees fit. */
  language?: string;
  /** IANA zone in which instants are written; UTC if absent. */
  zone?: string;
  channel: Channel;
}

/** A message as its channel shows it. */
export interface RenderedMessage {
  subject?: string;
  text: string;
  html?: string;
  push?: { title: string; body: string; url?: string };
  /** The language it is really in. */
  language?: string;
  /** Which version of the template was used, to be kept with the message. */
  templateVersion?: number;
}

export type Rendering =
  | { rendered: RenderedMessage; missing?: undefined }
  /**
   * Names of slots that were not filled; empty when there is no such template. Nothing is sent.
   * `refused` is any other reason, such as a line break in a subject; one sentence for people.
   */
  | { rendered?: undefined; missing: readonly string[]; unknownTemplate?: boolean; refused?: string };

export interface MessageRenderer {
  render(request: RenderRequest): Promise<Rendering>;
}

/** Injection token of the one renderer. */
export const MESSAGE_RENDERER = Symbol('MessageRenderer');
