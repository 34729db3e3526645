import fc from 'fast-check';
import type { SlotDeclarations, SlotValue } from '../domain/template/slot.js';
import type { Variant } from '../domain/template/template.js';
import { faultsOf } from './check-template.js';
import { compileVariant } from './compile-variant.js';
import { fillVariant } from './fill-variant.js';

const SLOTS: SlotDeclarations = {
  name: { type: 'text' },
  link: { type: 'url' },
  count: { type: 'number' },
  eta: { type: 'datetime' },
  items: { type: 'list' },
  price: { type: 'money' },
};
const wording = (more: Partial<Variant>): Variant => ({
  channel: 'any',
  language: 'en',
  tone: 'formal',
  body: 'Hello',
  ...more,
});
const mail = (body: string): Variant => wording({ channel: 'email', subject: 'Hello', body });
const faults = async (...variants: Variant[]) =>
  (await faultsOf({ slots: SLOTS, variants })).map(({ message }) => message);
async function fill(variant: Variant, values: Record<string, SlotValue>) {
  const compiled = await compileVariant(variant, [variant], SLOTS);
  return fillVariant(compiled, { name: 'test', slots: SLOTS, values, zone: 'UTC' });
}
const text = (value: string): string => `<mj-text>${value}</mj-text>`;

describe('a template from a hostile hand', () => {
  it.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{name.constructor}}',
    '{{lookup name "constructor"}}',
    '{{#with name}}{{this}}{{/with}}',
    '{{log name}}',
    '{{> secret}}',
    '{{#> layout}}x{{/layout}}',
    '{{* decorate}}',
    '{{#* inline "x"}}{{/inline}}',
    '{{{name}}}',
    '{{&name}}',
    '{{@root}}',
    '{{../name}}',
    '{{#each items}}{{../../name}}{{/each}}',
    '{{#each items}}{{#each items}}x{{/each}}{{/each}}',
    '{{#each items as |item|}}{{item}}{{/each}}',
    '{{#if (lookup name "x")}}x{{/if}}',
    '{{"name"}}',
    '{{name 1}}',
    '{{#name}}x{{/name}}',
    '{{{{raw}}}}x{{{{/raw}}}}',
    '{{#if name}}',
    '{{name',
    '{{nobody}}',
    '{{items}}',
    '{{#each name}}x{{/each}}',
    '{{#if name}}'.repeat(20) + '{{/if}}'.repeat(20),
    ' ',
  ])('is refused for %s', async (body) => expect(await faults(wording({ body }))).not.toEqual([]));

  it.each([
    '<script>alert(1)</script>',
    text('<script>alert(1)</script>'),
    text('<img src=x onerror=alert(1)>'),
    text('<img src="https://x.example/a.png" onerror="alert(1)">'),
    text('<a href="javascript:alert(1)">x</a>'),
    text('<a href="{{name}}">x</a>'),
    text('<a href="java{{name}}">x</a>'),
    text('<a href="https://x.example{{name}}/">x</a>'),
    text('{{#each items}}<a href="{{link}}">x</a>{{/each}}'),
    text('<a href="data:text/html,x">x</a>'),
    text('<a style="background:url(https://x.example)">x</a>'),
    text('<form action="https://x.example"></form>'),
    text('<iframe src="https://x.example"></iframe>'),
    text('<b {{name}}>x</b>'),
    text('<b title={{name}}>x</b>'),
    text('<!-- {{name}} -->'),
    text('a < b'),
    text('<b>x'),
    text('x</mj-text><mj-raw><script>'),
    '<mj-include path="/etc/passwd" />',
    '<mj-raw><script>alert(1)</script></mj-raw>',
    '<mj-style>*{}</mj-style>',
    '<mj-button href="{{name}}">x</mj-button>',
    '<mj-text color="{{name}}">x</mj-text>',
    '<mj-image src="file:///etc/passwd" />',
    '{{name}}',
    'lost words',
    '<mj-section><mj-text>x</mj-text></mj-section>',
    '<mj-text>',
  ])('is refused as a mail for %s', async (body) => expect(await faults(mail(body))).not.toEqual([]));

  it.each(['a\r\nBcc: everybody@example.com', 'a\nb', 'a\0b', ' ', 'x'.repeat(301)])(
    'is refused for the subject %j',
    async (subject) =>
      expect(await faults(wording({ channel: 'email', subject, body: text('x') }))).not.toEqual([]),
  );

  it('is refused for what it is not: no wording, one twice, an unknown channel, tone, language or slot type', async () => {
    expect(await faults()).not.toEqual([]);
    expect(await faults(wording({}), wording({}))).toEqual(['en/any/formal is there twice']);
    expect(await faults(wording({ channel: 'pigeon' }))).not.toEqual([]);
    expect(await faults(wording({ tone: 'rude' as never }))).not.toEqual([]);
    for (const language of ['', 'EN', 'en_US', '../x', 'x'])
      expect(await faults(wording({ language }))).not.toEqual([]);
    for (const slots of [
      { a: null },
      { a: { type: 'html' } },
      { 'a.b': { type: 'text' } },
      { log: { type: 'text' } },
    ]) {
      expect(await faultsOf({ slots: slots as never, variants: [wording({})] })).not.toEqual([]);
    }
  });
});

describe('what is filled in', () => {
  const anything = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
    .filter((s) => s.trim() !== '');

  it('cannot become markup in a mail, whatever it is', async () => {
    const variant = mail(text('<b title="{{name}}">[{{name}}]</b>'));
    const compiled = await compileVariant(variant, [variant], SLOTS);
    const htmlOf = (name: string): string =>
      fillVariant(compiled, { name: 'test', slots: SLOTS, values: { name }, zone: 'UTC' }).html!;
    const tags = (html: string): number => html.match(/<[a-z/!]/gi)!.length;
    const usual = tags(htmlOf('x'));
    const hostile = fc.oneof(
      anything,
      fc.constantFrom('"><script>', "' onx='", '{{name}}', '<!--', '</b>', '&lt;'),
    );
    fc.assert(fc.property(hostile, (name) => expect(tags(htmlOf(name))).toBe(usual)));
  });

  it('stands in a text message as it is, and is no template itself', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.oneof(anything, fc.constantFrom('{{link}}', '<b>&</b>', '{{#each')),
        async (name) => {
          expect((await fill(wording({ body: '[{{name}}]' }), { name })).text).toBe(`[${name}]`);
        },
      ),
    );
  });

  it.each(['a\r\nBcc: x@example.com', 'a\nb', 'a\u2028b', 'a\0b'])(
    'is refused in a subject that it would break: %j',
    async (name) => {
      const sent = fill(wording({ channel: 'email', subject: 'For {{name}}', body: text('x') }), { name });
      await expect(sent).rejects.toMatchObject({ code: 'template.header-injection' });
    },
  );

  it.each<[string, Record<string, SlotValue>]>([
    ['link', { link: 'javascript:alert(1)' }],
    ['link', { link: 'https://user:secret@example.com/' }],
    ['link', { link: '/etc/passwd' }],
    ['count', { count: '7' }],
    ['eta', { eta: 'tomorrow' }],
    ['price', { price: { minor: 1.5, currency: 'EUR' } }],
    ['price', { price: { minor: 1, currency: 'XXXX' } }],
    ['items', { items: ['x', { a: { b: 'c' } } as never] }],
    ['items', { items: [null, 7, ['x']] as never }],
    ['eta', { eta: '10' }],
    ['name', { name: 'x'.repeat(5_001) }],
    ['name', { name: { toString: 'x' } as never }],
  ])('is refused for %s: %j', async (slot, values) => {
    const body = slot === 'items' ? '{{#each items}}x{{/each}}' : `{{${slot}}}`;
    await expect(fill(wording({ body }), values)).rejects.toMatchObject({
      code: 'template.slot-invalid',
      details: [{ path: slot }],
    });
  });

  it('is refused rather than written in a zone that is none', async () => {
    const variant = wording({ body: '{{eta}}' });
    const compiled = await compileVariant(variant, [variant], SLOTS);
    const filling = {
      name: 'test',
      slots: SLOTS,
      values: { eta: '2026-03-01T10:00:00Z' },
      zone: 'Mars/Base',
    };
    expect(() => fillVariant(compiled, filling)).toThrow(
      expect.objectContaining({ code: 'template.slot-invalid' }),
    );
  });

  it('of a list’s item that is no item names it as unfilled', async () => {
    const variant = wording({ body: '{{#each items}}{{title}}{{/each}}' });
    await expect(fill(variant, { items: [null, 7] as never })).rejects.toMatchObject({
      code: 'template.slot-unfilled',
      details: [{ path: 'items.0.title' }, { path: 'items.1.title' }],
    });
  });

  it('of lists is bounded, so that no message outgrows what can be sent', async () => {
    const items = Array.from({ length: 500 }, () => 'x'.repeat(5_000));
    const sent = fill(wording({ body: '{{#each items}}{{this}}{{/each}}' }), { items });
    await expect(sent).rejects.toMatchObject({ code: 'template.rendered-too-large' });
  });
});

describe('a slot without a value', () => {
  const body = '{{name}} {{#if link}}{{link}} {{count}}{{/if}}{{#each items}}{{title}}{{/each}}';
  const unfilled = (values: Record<string, SlotValue>) =>
    fill(wording({ body }), values).catch((e: unknown) => e);

  it('keeps the message from being made, and every such slot is named', async () => {
    expect(await unfilled({})).toMatchObject({
      code: 'template.slot-unfilled',
      details: [{ path: 'name' }, { path: 'items' }],
    });
    expect(
      await unfilled({ name: '  ', link: 'https://x.example', items: [{ title: 'a' }, {}] }),
    ).toMatchObject({
      details: [{ path: 'name' }, { path: 'count' }, { path: 'items.1.title' }],
    });
    expect(await unfilled({ name: null, items: ['a'] })).toMatchObject({
      details: [{ path: 'name' }, { path: 'items.0.title' }],
    });
  });

  it('is none where the template asks for it only if it is there', async () => {
    expect(await unfilled({ name: 'Layla', items: [{ title: 'a' }] })).toEqual({ text: 'Layla a' });
    expect(
      await unfilled({ name: 'Layla', count: 0, link: 'https://x.example/', items: [{ title: 'a' }] }),
    ).toEqual({
      text: 'Layla https://x.example/ 0a',
    });
  });

  it('cannot borrow one from a prototype', async () => {
    const values = Object.create({ name: 'inherited' }) as Record<string, SlotValue>;
    await expect(fill(wording({ body: '{{name}}' }), values)).rejects.toMatchObject({
      code: 'template.slot-unfilled',
    });
  });
});
