export const LANGUAGES = ['en', 'fr', 'ar', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Somebody who contacts the operator, known to it or not. */
export interface Person {
  /** Unique in one sample: ids that vendors would give are derived from it. */
  key: string;
  name: string;
  language: Language;
  /** E.164. */
  phone: string;
  email: string;
  /** Social accounts and the like that this person uses. */
  social: Readonly<Partial<Record<SocialKind, string>>>;
  subscriber?: Subscriber;
}

export const SOCIAL_KINDS = ['messenger', 'instagram', 'telegram', 'x', 'wechat', 'chat-contact'] as const;
export type SocialKind = (typeof SOCIAL_KINDS)[number];

export interface Subscriber {
  accountNumber: string;
  plan: string;
  segment: string;
  status: string;
  region: string;
  street: string;
  postCode: string;
  city: string;
  country: string;
  /** ISO 8601 date. */
  since: string;
  /** Further lines of the same person. */
  otherPhones: readonly string[];
  macs: readonly string[];
  panelUser?: string;
}
