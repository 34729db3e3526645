import type { IdentityKind } from '@viewline/events';

/** Whether two people may be reached at one address of a kind. */
export type Sharing = 'never' | 'unless-verified' | 'always';

interface AddressRule {
  sharing: Sharing;
  /** One person has one of these; two different ones are two people. */
  one: boolean;
}

const OWN: AddressRule = { sharing: 'never', one: false };

/** A family reads one mailbox and watches one box, but nobody shares a customer account. */
export const ADDRESS_RULES: Readonly<Record<IdentityKind, AddressRule>> = {
  account: { sharing: 'never', one: true },
  'panel-user': { sharing: 'never', one: true },
  phone: { sharing: 'unless-verified', one: false },
  whatsapp: { sharing: 'unless-verified', one: false },
  email: { sharing: 'unless-verified', one: false },
  mac: { sharing: 'always', one: false },
  messenger: OWN,
  instagram: OWN,
  telegram: OWN,
  x: OWN,
  wechat: OWN,
  'app-user': OWN,
  'chat-contact': OWN,
};
