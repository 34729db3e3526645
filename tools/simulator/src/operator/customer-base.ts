import type { Person } from './person.js';

/** The operator's customers as its BSS exports them: one JSON object a line. */
export function customerBase(subscribers: readonly Person[]): string {
  return subscribers.map((person) => `${JSON.stringify(customerLine(person))}\n`).join('');
}

function customerLine({ key, name, language, phone, email, subscriber }: Person) {
  if (!subscriber) throw new Error(`${key} is no subscriber`);
  const { otherPhones, ...account } = subscriber;
  return {
    ...account,
    externalId: `crm-${account.accountNumber}`,
    name,
    language,
    phones: [phone, ...otherPhones],
    emails: [email],
  };
}
