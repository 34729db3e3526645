import Handlebars from 'handlebars';

export type Fill = (texts: Record<string, unknown>) => string;

const ENGINE = Handlebars.create();
for (const name of ['log', 'lookup', 'with', 'helperMissing', 'blockHelperMissing'])
  ENGINE.unregisterHelper(name);

/**
 * A template that has been read (see `readTemplate`) as a function of its slots' texts. A name that is not given at
 * all throws, where it is not only asked about by `#if`.
 * @param escapes as in HTML, or not at all
 */
export function compileFill(source: string, escapes: 'html' | 'nothing'): Fill {
  const template = ENGINE.compile<Record<string, unknown>>(source, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { if: true, unless: true, each: true },
    noEscape: escapes === 'nothing',
    preventIndent: true,
  });
  return (texts) => template(texts);
}
