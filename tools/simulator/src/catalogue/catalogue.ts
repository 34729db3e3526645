/** What people write to a pay-TV, IPTV or telecom operator about. */
export const MATTERS = [
  'buffering',
  'expired',
  'charge',
  'remote',
  'reboot',
  'channel',
  'outage',
  'upgrade',
  'cancellation',
  'enquiry',
] as const;
export type Matter = (typeof MATTERS)[number];

/** `{channel}`, `{plan}`, `{amount}`, `{minutes}`, `{name}` and `{reference}` are filled in. */
export interface Phrases {
  subject: string;
  /** How people begin. */
  opening: readonly string[];
  /** What they add when asked. */
  detail: readonly string[];
  /** What an agent answers. */
  answer: readonly string[];
  /** How an agent ends it. */
  solved: readonly string[];
}

export interface Catalogue {
  matters: Readonly<Record<Matter, Phrases>>;
  thanks: readonly string[];
  /** Said before everybody, and shorter. */
  publicly: readonly string[];
  publicAnswer: readonly string[];
  /** Messages that the operator sends of its own accord. */
  notices: Readonly<Record<'expiry' | 'renewed' | 'outage' | 'restored' | 'ticket', string>>;
}

export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
}
