/** The languages that the desk speaks; English where nobody asks for another. */
export const LANGUAGES = ['en', 'fr', 'ar', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
