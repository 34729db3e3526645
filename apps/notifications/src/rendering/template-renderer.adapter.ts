import { Injectable } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import { ContentConfig } from '../content.config.js';
import type {
  MessageRenderer,
  RenderedMessage,
  Rendering,
  RenderRequest,
} from '../domain/template/renderer.port.js';
import type { SlotDeclarations, SlotValues } from '../domain/template/slot.js';
import type { Tone } from '../domain/template/template.js';
import { FindTemplates } from '../queries/find-templates/find-templates.query.js';
import { CompiledTemplates } from './compiled-templates.js';
import { fillVariant, type Filled } from './fill-variant.js';

/** By convention the address that a push message opens. */
const LINK = 'link';

@Injectable()
export class TemplateRenderer implements MessageRenderer {
  /** Of a batch that is put at once, everybody asks for the same few. */
  private readonly asked = new Map<string, Promise<number | undefined>>();

  constructor(
    private readonly templates: FindTemplates,
    private readonly compiled: CompiledTemplates,
    private readonly config: ContentConfig,
  ) {}

  async render(request: RenderRequest): Promise<Rendering> {
    const { name, channel, language, tone, zone = 'UTC' } = request;
    const version = await this.versionInUse(name);
    if (version === undefined) return { missing: [], unknownTemplate: true };
    const template = await this.compiled.version(name, version);
    const reader = { channel, language, tone: tone as Tone | undefined };
    const variant = await this.compiled.variantFor(template, reader, this.config.languages[0]);
    if (!variant) return { missing: [], refused: `${name} has no text for ${channel}` };
    const { slots } = template;
    const values = request.slots as SlotValues;
    try {
      const filled = fillVariant(variant, { name, slots, values, zone });
      const rendered = { ...forChannel(filled, channel, linkOf(slots, values)), language: variant.language };
      return { rendered: { ...rendered, templateVersion: version } };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code !== 'template.slot-unfilled') return { missing: [], refused: error.message };
      return { missing: error.details.map(({ path }) => path) };
    }
  }

  private versionInUse(name: string): Promise<number | undefined> {
    const known = this.asked.get(name);
    if (known) return known;
    const asked = this.templates.versionInUse(name).finally(() => this.asked.delete(name));
    this.asked.set(name, asked);
    return asked;
  }
}

function forChannel(
  { subject, text, html }: Filled,
  channel: string,
  url: string | undefined,
): RenderedMessage {
  const titled = { ...(subject !== undefined && { subject }), text };
  switch (channel) {
    case 'email':
      return { ...titled, ...(html !== undefined && { html }) };
    case 'push':
      return { ...titled, push: { title: subject ?? firstLine(text), body: text, ...(url && { url }) } };
    case 'sms':
    case 'whatsapp':
      return { text };
    default:
      return titled;
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!.slice(0, 80);

function linkOf(slots: SlotDeclarations, values: SlotValues): string | undefined {
  const value = slots[LINK]?.type === 'url' ? values[LINK] : undefined;
  return typeof value === 'string' ? value : undefined;
}
