import { Injectable } from '@nestjs/common';
import { ContentConfig } from '../../content.config.js';
import type { Reader } from '../../domain/template/choose-variant.js';
import { directionOf } from '../../domain/template/language.js';
import type { SlotValue, SlotValues } from '../../domain/template/slot.js';
import { smsLength, type SmsLength } from '../../domain/template/sms-segments.js';
import { noVariant, slotsUnknown } from '../../domain/template/template.errors.js';
import { CompiledTemplates } from '../../rendering/compiled-templates.js';
import { fillVariant, type Filled } from '../../rendering/fill-variant.js';
import { FindTemplates } from '../find-templates/find-templates.query.js';

export interface PreviewRequest extends Reader {
  /** The one in use if absent. */
  version?: number;
  /** Instead of the samples. `null` empties a slot. */
  slots?: SlotValues;
  zone?: string;
}

export interface TemplatePreview extends Filled {
  name: string;
  version: number;
  /** Of the wording that was chosen, which may be another than the wanted one. */
  language: string;
  direction: 'ltr' | 'rtl';
  sms?: SmsLength;
}

@Injectable()
export class PreviewTemplate {
  constructor(
    private readonly templates: FindTemplates,
    private readonly compiled: CompiledTemplates,
    private readonly config: ContentConfig,
  ) {}

  /**
   * What would be sent with these values, the samples in place of those not given.
   * @throws DomainError as the sending would refuse it; `template.slot-unknown` for a name that the template has not
   */
  async execute(name: string, request: PreviewRequest): Promise<TemplatePreview> {
    const { slots: given = {}, zone = 'UTC' } = request;
    const template = await this.templates.one(name, request.version);
    const unknown = Object.keys(given).filter((slot) => !Object.hasOwn(template.slots, slot));
    if (unknown.length > 0) throw slotsUnknown(name, unknown);
    const variant = await this.compiled.variantFor(template, request, this.config.languages[0]);
    if (!variant) throw noVariant(name, request.channel);
    const samples = Object.entries(template.slots).map(([slot, { sample }]) => [slot, sample]);
    const values = { ...(Object.fromEntries(samples) as Record<string, SlotValue | undefined>), ...given };
    const filled = fillVariant(variant, { name, slots: template.slots, values, zone });
    const { language } = variant;
    return {
      name,
      version: template.version,
      language,
      direction: directionOf(language),
      ...filled,
      ...(request.channel === 'sms' && { sms: smsLength(filled.text) }),
    };
  }
}
