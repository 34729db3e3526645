import { fold } from '@viewline/kernel';

/** How urgent a piece of work is, the most urgent first. */
export const PRIORITY_CLASSES = ['critical', 'high', 'medium', 'low'] as const;
export type PriorityClass = (typeof PRIORITY_CLASSES)[number];

const BY_WORD: Readonly<Record<string, PriorityClass>> = {
  critical: 'critical',
  urgent: 'critical',
  high: 'high',
  major: 'high',
  medium: 'medium',
  moderate: 'medium',
  normal: 'medium',
  low: 'low',
  minor: 'low',
  '1': 'critical',
  '2': 'high',
  '3': 'medium',
  '4': 'low',
  '5': 'low',
};

/** TMF621 leaves the words for priority and severity open; what none of ours is counts as medium. */
export function priorityClassOf(...words: (string | undefined)[]): PriorityClass {
  for (const word of words) {
    const known = word === undefined ? undefined : BY_WORD[fold(word)];
    if (known) return known;
  }
  return 'medium';
}

/** 0 is the most urgent. */
export const rankOf = (priority: PriorityClass): number => PRIORITY_CLASSES.indexOf(priority);
