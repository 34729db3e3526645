import type { Language } from '../operator/person.js';
import { ARABIC } from './arabic.js';
import type { Catalogue } from './catalogue.js';
import { CHINESE } from './chinese.js';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  en: ENGLISH,
  fr: FRENCH,
  ar: ARABIC,
  zh: CHINESE,
};
