import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.js';
import { storage } from '../settings/storage.js';
import { directionOf, isLanguage, type Language } from './languages.js';

const STORED = 'viewline.language';

// English comes with the page; another language is one small file more.
const others: Record<Exclude<Language, 'en'>, () => Promise<object>> = {
  ar: async () => (await import('./ar.js')).ar,
  fr: async () => (await import('./fr.js')).fr,
  zh: async () => (await import('./zh.js')).zh,
};

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  // A console in English is better than none.
  await speak(rememberedLanguage()).catch(() => speak('en'));
}

export async function chooseLanguage(language: Language): Promise<void> {
  storage.write(STORED, language);
  await speak(language);
}

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en');

async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await others[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

function rememberedLanguage(): Language {
  const stored = storage.read(STORED);
  if (isLanguage(stored)) return stored;
  const spoken = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.find(isLanguage) ?? 'en';
}
