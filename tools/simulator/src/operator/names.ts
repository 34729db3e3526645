import type { Faker } from '@faker-js/faker';
import { faker as arabic } from '@faker-js/faker/locale/ar';
import { faker as english } from '@faker-js/faker/locale/en';
import { faker as french } from '@faker-js/faker/locale/fr';
import { faker as chinese } from '@faker-js/faker/locale/zh_CN';
import type { Language } from './person.js';

const FAKERS: Readonly<Record<Language, Faker>> = { en: english, fr: french, ar: arabic, zh: chinese };

export interface PersonName {
  given: string;
  family: string;
  full: string;
}

/** Makes names of a language, the same row of names for the same seed. */
export function seedNames(seed: number): void {
  for (const faker of Object.values(FAKERS)) faker.seed(seed);
}

/** @param family of somebody in the same household */
export function nextName(language: Language, family?: string): PersonName {
  const { person } = FAKERS[language];
  const name = { given: person.firstName(), family: family ?? person.lastName() };
  return { ...name, full: language === 'zh' ? name.family + name.given : `${name.given} ${name.family}` };
}
