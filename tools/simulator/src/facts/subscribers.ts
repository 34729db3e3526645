import type { Person } from '../operator/person.js';

/** A customer whom the product knows. */
export interface Known {
  id: string;
  person: Person & { subscriber: NonNullable<Person['subscriber']> };
}

/** @param ids subscriber ids by account number */
export function known(people: readonly Person[], ids: ReadonlyMap<string, string>): Known[] {
  return people.flatMap((person) => {
    const { subscriber } = person;
    const id = subscriber && ids.get(subscriber.accountNumber);
    return id ? [{ id, person: { ...person, subscriber } }] : [];
  });
}
