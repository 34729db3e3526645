/** From the most severe. Service levels are agreed by these. */
export const SEVERITY_LEVELS = ['critical', 'major', 'moderate', 'minor'] as const;
export type SeverityLevel = (typeof SEVERITY_LEVELS)[number];

/** TMF621 `severity` is free text: these are the words that other systems use. */
const WORDS: Readonly<Record<string, SeverityLevel>> = {
  critical: 'critical',
  urgent: 'critical',
  blocker: 'critical',
  highest: 'critical',
  '1': 'critical',
  major: 'major',
  high: 'major',
  severe: 'major',
  '2': 'major',
  moderate: 'moderate',
  medium: 'moderate',
  normal: 'moderate',
  '3': 'moderate',
  minor: 'minor',
  low: 'minor',
  lowest: 'minor',
  trivial: 'minor',
  '4': 'minor',
  '5': 'minor',
};

/** A word that nobody knows is in the middle: neither forgotten nor in front of everybody. */
export function severityLevelOf(severity: string): SeverityLevel {
  const word = severity
    .trim()
    .toLowerCase()
    .replace(/^(?:p|s|sev|severity)[\s-]*(?=\d$)/, '');
  return Object.hasOwn(WORDS, word) ? WORDS[word]! : 'moderate';
}
