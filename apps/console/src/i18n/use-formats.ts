import { useTranslation } from 'react-i18next';
import { Formats } from './format.js';
import { isLanguage, localeFor } from './languages.js';

const made = new Map<string, Formats>();

/** The formats of the language in use, in the agent's own regional variety. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  const locale = localeFor(language, navigator.languages);
  const formats = made.get(locale) ?? new Formats(locale);
  made.set(locale, formats);
  return formats;
}
