/** The languages of the console, each by its own name. */
export const LANGUAGES = { en: 'English', ar: 'العربية', fr: 'Français', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

export const isLanguage = (code: string | null | undefined): code is Language =>
  code != null && Object.hasOwn(LANGUAGES, code);

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The agent's own regional habits where they speak the language chosen, otherwise the language's. */
export function localeFor(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}
