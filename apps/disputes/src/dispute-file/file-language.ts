/** What the PDF of a file is written in. What is on record in it stays in the words in which it was said. */
export const FILE_LANGUAGES = ['en', 'fr', 'ar', 'zh'] as const;
export type FileLanguage = (typeof FILE_LANGUAGES)[number];

export const isFileLanguage = (value: unknown): value is FileLanguage =>
  FILE_LANGUAGES.some((language) => language === value);

/** Of somebody whose language is this BCP 47 tag, such as `ar-SA`; English where there is no other one. */
export function fileLanguageFor(tag: string | undefined): FileLanguage {
  const primary = tag?.split(/[-_]/)[0]?.toLowerCase();
  return isFileLanguage(primary) ? primary : 'en';
}
