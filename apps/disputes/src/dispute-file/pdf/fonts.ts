import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { unpackWoff } from './unpack-woff.js';

export const LATIN = 'latin';
export const BOLD = 'bold';
export const CHINESE = 'chinese';
export const BOLD_CHINESE = 'boldChinese';

/** Latin, Greek, Cyrillic, Arabic, Hebrew and many more; then simplified Chinese. */
const FILES = {
  [LATIN]: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  [BOLD]: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  [CHINESE]: '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
  [BOLD_CHINESE]: '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff',
} as const;
export type FontName = keyof typeof FILES;

let loaded: Promise<Record<FontName, Buffer>> | undefined;

/** The fonts that come with the product; read once. */
export function fonts(): Promise<Record<FontName, Buffer>> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Record<FontName, Buffer>> {
  const { resolve } = createRequire(import.meta.url);
  const [latin, bold, chinese, boldChinese] = await Promise.all(
    [FILES[LATIN], FILES[BOLD], FILES[CHINESE], FILES[BOLD_CHINESE]].map((file) => readFile(resolve(file))),
  );
  return {
    latin: latin!,
    bold: bold!,
    chinese: unpackWoff(chinese!),
    boldChinese: unpackWoff(boldChinese!),
  };
}

/** Han, kana, and the forms and punctuation that are set with them. */
export const IS_CHINESE =
  /[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3190-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{323af}]/u;

/** Which of them has a character. */
export function fontOf(character: string, bold = false): FontName {
  if (IS_CHINESE.test(character)) return bold ? BOLD_CHINESE : CHINESE;
  return bold ? BOLD : LATIN;
}
