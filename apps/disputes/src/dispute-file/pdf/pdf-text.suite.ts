import { inflateSync } from 'node:zlib';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * For specs: what a PDF of ours says, as whoever copies text out of it gets it. Runs in the order in which they were
 * drawn, each in the order in which it is read.
 */
export function runsOfPdf(pdf: Buffer): string[] {
  const file = pdf.toString('latin1');
  const objects = new Map(
    Array.from(file.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs), ([, id, body]) => [id!, body!]),
  );
  const stream = (id: string): string => {
    const [, head, data] = /^(.*?)\nstream\n(.*)\nendstream$/s.exec(objects.get(id)!) ?? [];
    const bytes = Buffer.from(data!, 'latin1');
    return (head!.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  };
  const fonts = new Map<string, string[]>();
  for (const [, name, id] of file.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, unicode] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)!) ?? [];
    fonts.set(name!, unicode ? charactersOf(stream(unicode)) : []);
  }
  const runs: string[] = [];
  for (const [, contents] of file.matchAll(/\/Contents (\d+) 0 R/g)) {
    for (const [, block] of stream(contents!).matchAll(/\bBT\b(.*?)\bET\b/gs)) {
      const [, font] = /\/(F\d+) [\d.]+ Tf/.exec(block!) ?? [];
      // A mark that is moved to its letter is shown by itself.
      const shown = Array.from(block!.matchAll(/\[(.*?)\] TJ/gs), ([, each]) => each).join('');
      runs.push(textOf(shown, fonts.get(font!)!));
    }
  }
  return runs;
}

/** By glyph; one glyph may stand for several characters. */
function charactersOf(cmap: string): string[] {
  const characters: string[] = [];
  for (const [, from, list] of cmap.matchAll(/<([\da-f]+)> <[\da-f]+> \[(.*?)\]/gs)) {
    for (const [index, [, hex]] of [...list!.matchAll(/<([\da-f ]*)>/g)].entries()) {
      const units = hex!.replaceAll(' ', '').match(/.{4}/g) ?? [];
      characters[Number.parseInt(from!, 16) + index] = String.fromCharCode(
        ...units.map((unit) => Number.parseInt(unit, 16)),
      );
    }
  }
  return characters;
}

function textOf(shown: string, characters: readonly string[]): string {
  const glyphs = Array.from(shown.matchAll(/<([\da-f]+)>/g), ([, hex]) => hex!.match(/.{4}/g) ?? []).flat();
  const text = glyphs.map((glyph) => characters[Number.parseInt(glyph, 16)] ?? '\ufffd');
  return (RIGHT_TO_LEFT.test(text.join('')) ? text.toReversed() : text).join('');
}
