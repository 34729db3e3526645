import { DomainError } from '@viewline/kernel';
import fc from 'fast-check';
import { chooseVariant } from '../domain/template/choose-variant.js';
import type { SlotValue } from '../domain/template/slot.js';
import { CHANNELS } from '../domain/channel.js';
import type { TemplateContent } from '../persistence/template.repository.js';
import { faultsOf } from './check-template.js';
import { compileVariant } from './compile-variant.js';
import { fillVariant } from './fill-variant.js';
import { readTemplateFolders, SHIPPED_TEMPLATES } from './template-files.js';
import { notesOn } from './template-notes.js';

const LANGUAGES = ['en', 'fr', 'ar', 'zh'] as const;

let templates: TemplateContent[];
beforeAll(async () => (templates = await readTemplateFolders([SHIPPED_TEMPLATES])));

const samplesOf = ({ slots }: TemplateContent): Record<string, SlotValue | undefined> =>
  Object.fromEntries(Object.entries(slots).map(([name, { sample }]) => [name, sample]));

async function filled(name: string, channel: string, language: string, more: Record<string, SlotValue> = {}) {
  const template = templates.find((one) => one.name === name)!;
  const variant = chooseVariant(template.variants, { channel, language }, 'en')!;
  const compiled = await compileVariant(variant, template.variants, template.slots);
  const values = { ...samplesOf(template), ...more };
  return fillVariant(compiled, { name, slots: template.slots, values, zone: 'Asia/Riyadh' });
}

describe('the templates that come with the service', () => {
  it('are without fault, in all four languages, and leave no slot unused or out', async () => {
    expect(templates.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'announcement',
        'digest',
        'expiry-reminder',
        'outage-acknowledgement',
        'outage-all-clear',
        'outage-apology',
        'outage-update',
        'price-change',
        'terms-change',
      ]),
    );
    for (const template of templates) {
      expect([template.name, await faultsOf(template)]).toEqual([template.name, []]);
      expect([template.name, notesOn(template, LANGUAGES as unknown as [string])]).toEqual([
        template.name,
        { missingLanguages: [], unusedSlots: [], leavesOut: [] },
      ]);
    }
  });

  it('become whole messages on every channel in every language', async () => {
    for (const { name } of templates) {
      for (const language of LANGUAGES) {
        for (const channel of CHANNELS) {
          const { subject, text, html } = await filled(name, channel, language);
          for (const part of [subject, text, html])
            expect(part ?? 'x').not.toMatch(/\{\{|undefined|\[object|^\s*$/);
          expect(html !== undefined).toBe(channel === 'email');
        }
      }
    }
  });

  it('are sent whole or not at all, whichever slots are filled', () => {
    const whole = { text: expect.not.stringMatching(/\{\{|undefined|null|false|\[object/) };
    const mask = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });
    const which = fc.record({
      index: fc.nat(),
      language: fc.constantFrom(...LANGUAGES),
      channel: fc.constantFrom(...CHANNELS),
      mask,
    });
    return fc.assert(
      fc.asyncProperty(which, async ({ index, language, channel, mask: kept }) => {
        const template = templates[index % templates.length]!;
        const names = Object.keys(template.slots);
        const gone = names.filter((_name, nr) => !kept[nr]);
        const empty = Object.fromEntries(gone.map((name) => [name, null]));
        const made = await filled(template.name, channel, language, empty).catch((error: unknown) => error);
        const unfilled = made instanceof DomainError ? made.details.map(({ path }) => path) : [];
        expect(gone).toEqual(expect.arrayContaining(unfilled));
        expect(made).toMatchObject(made instanceof DomainError ? { code: 'template.slot-unfilled' } : whole);
      }),
      { numRuns: 150 },
    );
  });

  it('run from right to left in Arabic, mirrored, and from left to right in the others', async () => {
    const { html: arabic = '' } = await filled('outage-update', 'email', 'ar');
    expect(arabic).toContain('<html lang="ar" dir="rtl"');
    expect(arabic).toContain('text-align:right');
    expect(arabic).toContain('direction:rtl');
    expect(arabic).not.toContain('direction:ltr');
    for (const language of ['en', 'fr', 'zh']) {
      const { html = '' } = await filled('outage-update', 'email', language);
      expect(html).toContain(`<html lang="${language}" dir="ltr"`);
      expect(html).not.toContain('rtl');
    }
  });

  it('write times in the reader’s zone and prices in their currency', async () => {
    const { text } = await filled('outage-update', 'sms', 'en', { eta: '2026-03-01T21:30:00Z' });
    expect(text).toContain('March 2, 2026');
    expect(text).toMatch(/12:30\sAM/);
    const price = await filled('price-change', 'sms', 'en', { newPrice: { minor: 1500, currency: 'KWD' } });
    expect(price.text.replace(/\s/g, ' ')).toContain('KWD 1.500');
  });

  it('tell nobody that a mail was opened: nothing is loaded from elsewhere', async () => {
    const { html = '' } = await filled('announcement', 'email', 'en');
    expect(html).not.toMatch(/<link|<img|@import|<script/i);
  });
});
