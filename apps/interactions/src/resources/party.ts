/** A related party of an interaction, as a caller gives it. */
export interface Party {
  id: string;
  name?: string;
  role?: string;
  '@referredType'?: string;
}

const CUSTOMER = /customer|subscriber|consumer/i;

export function isCustomer({ role, '@referredType': referredType }: Party): boolean {
  return CUSTOMER.test(`${role} ${referredType}`);
}
