import { fold } from '@viewline/kernel';
import { mentionsFolded } from './keyword.js';
import type { PriorityClass } from './priority-class.js';

/** What a rule looks at and what it says; an empty condition holds for everything. */
export interface RoutingRule {
  id: string;
  name: string;
  /** Rules are asked in this order, and the first that holds decides. */
  position: number;
  /** Any of them, in any spelling. */
  keywords: readonly string[];
  channels: readonly string[];
  ticketTypes: readonly string[];
  languages: readonly string[];
  queue: string;
  skills: readonly string[];
  priority?: PriorityClass;
}

/** What is known of new work when it is routed. */
export interface WorkFacts {
  text: string;
  channel?: string;
  /** Type and class of a ticket. */
  ticketTypes: readonly string[];
  /** BCP 47. */
  language?: string;
  priority: PriorityClass;
}

export interface Route {
  queue: string;
  skills: readonly string[];
  /** BCP 47 without region, such as `ar`; absent where nobody said one. */
  language?: string;
  priority: PriorityClass;
  ruleId?: string;
}

/** Where work goes that no rule speaks of. */
export const GENERAL_QUEUE = 'general';

/** Only the first words of a very long mail are looked at. */
const LONGEST_TEXT = 20_000;

/** @param rules those that are switched on, in order */
export function route(facts: WorkFacts, rules: readonly RoutingRule[]): Route {
  const text = fold(facts.text.slice(0, LONGEST_TEXT));
  const language = facts.language === undefined ? undefined : primaryLanguage(facts.language);
  const rule = rules.find((one) => holds(one, facts, text, language));
  return {
    queue: rule?.queue ?? GENERAL_QUEUE,
    skills: rule ? [...new Set(rule.skills)].toSorted() : [],
    ...(language !== undefined && { language }),
    priority: rule?.priority ?? facts.priority,
    ...(rule && { ruleId: rule.id }),
  };
}

/** `ar` of `ar-SA`. */
export const primaryLanguage = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0]!;

function holds(rule: RoutingRule, facts: WorkFacts, text: string, language: string | undefined): boolean {
  const types = facts.ticketTypes.map(fold);
  return (
    anyOf(rule.channels, (channel) => channel === facts.channel) &&
    anyOf(rule.languages, (wanted) => primaryLanguage(wanted) === language) &&
    anyOf(rule.ticketTypes, (type) => types.includes(fold(type))) &&
    anyOf(rule.keywords, (keyword) => mentionsFolded(text, fold(keyword)))
  );
}

const anyOf = (wanted: readonly string[], holdsFor: (one: string) => boolean): boolean =>
  wanted.length === 0 || wanted.some(holdsFor);
