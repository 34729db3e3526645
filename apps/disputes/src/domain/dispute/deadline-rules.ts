import { DateTime, IANAZone } from 'luxon';
import { unknownJurisdiction } from './dispute.errors.js';

/** How much time there is, in calendar days, and where a day ends. */
export interface DeadlineRule {
  jurisdiction: string;
  acknowledge: number;
  decide: number;
  appeal: number;
  /** IANA time zone. */
  zone: string;
}

const DAYS = String.raw`\d{1,3}`;
const RULE = String.raw`[\w-]{1,60}:${DAYS}/${DAYS}/${DAYS}@[\w/+-]{1,60}`;
export const DEADLINE_RULES = new RegExp(String.raw`^${RULE}(\s*,\s*${RULE})*$`);

const FALLBACK = 'default';

/** Deadlines by jurisdiction. */
export class DeadlineRules {
  private readonly rules: ReadonlyMap<string, DeadlineRule>;

  /**
   * @param text such as `default:2/30/30@UTC,SA:1/10/15@Asia/Riyadh`
   * @throws Error unless there is a `default` and every zone exists
   */
  constructor(text: string) {
    const rules = text.split(',').map((one) => readRule(one.trim()));
    this.rules = new Map(rules.map((rule) => [rule.jurisdiction, rule]));
    if (!this.rules.has(FALLBACK)) throw new Error(`there are no deadlines for ${FALLBACK}`);
  }

  /** @throws DomainError `dispute.unknown-jurisdiction` */
  named(jurisdiction: string): DeadlineRule {
    const rule = this.rules.get(jurisdiction);
    if (!rule) throw unknownJurisdiction(this.rules.keys());
    return rule;
  }

  /** Of the region if it has rules of its own. */
  forRegion(region: string | undefined): DeadlineRule {
    return this.rules.get(region ?? FALLBACK) ?? this.named(FALLBACK);
  }
}

/** The end of the day that many calendar days later, whatever daylight saving does in between. */
export function dueAfter(from: Date, days: number, zone: string): Date {
  return DateTime.fromJSDate(from, { zone }).plus({ days }).endOf('day').toJSDate();
}

function readRule(text: string): DeadlineRule {
  const [jurisdiction = '', acknowledge, decide, appeal, zone = ''] = text.split(/[:/@](?=\d)|@/);
  if (!IANAZone.isValidZone(zone)) throw new Error(`no deadlines, or no time zone: ${text}`);
  return {
    jurisdiction,
    acknowledge: Number(acknowledge),
    decide: Number(decide),
    appeal: Number(appeal),
    zone,
  };
}
