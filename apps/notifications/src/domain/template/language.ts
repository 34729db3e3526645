const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** `EN-us` becomes `en-US`. @returns undefined for what is no language tag */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** How a language is written. A script in the tag has the last word: `az-Arab` runs from right to left. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [base = '', ...rest] = language.split('-');
  const script = rest.find((part) => part.length === 4);
  if (script) return ['Arab', 'Hebr', 'Thaa'].includes(script) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(base) ? 'rtl' : 'ltr';
}

/** The languages to look for, best first: `zh-Hant-TW`, `zh-Hant`, `zh`, then the house's own. */
export function languagesToTry(wanted: string | undefined, fallback: string): string[] {
  const tried: string[] = [];
  const parts = (wanted === undefined ? '' : (languageTag(wanted) ?? '')).split('-').filter(Boolean);
  for (let length = parts.length; length > 0; length--) tried.push(parts.slice(0, length).join('-'));
  return [...new Set([...tried, fallback])];
}
