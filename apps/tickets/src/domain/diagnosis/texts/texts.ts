import type { Language } from '../../language.js';
import type { Dimension } from '../cohort.js';
import type { StatementCode } from '../statement.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { zh } from './zh.js';

/**
 * How a diagnosis reads in one language. In a text `{open}` is a name, a number or a list, `{open|streams}` a number with
 * what is counted, `{at|time}` a time, and `{where}` one of the dimensions.
 */
export interface DiagnosisTexts {
  statements: Readonly<Record<StatementCode, string>>;
  /** What peers share, by its name `{value}`. */
  dimensions: Readonly<Record<Dimension, string>>;
  /** What is counted, in each plural form that the language has; `{n}` is the number. */
  counted: Readonly<Record<string, Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>>>;
}

export const DIAGNOSIS_TEXTS: Readonly<Record<Language, DiagnosisTexts>> = { en, fr, ar, zh };
