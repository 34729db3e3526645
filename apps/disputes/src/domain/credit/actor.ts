/** Who does something about money. */
export interface Actor {
  /** Of the principal. */
  id: string;
  name?: string;
  roles: readonly string[];
}

/** As it is kept and published. */
export interface Signature {
  id: string;
  name: string;
}

export const signatureOf = ({ id, name }: Actor): Signature => ({
  id,
  name: (name ?? id).slice(0, 300) || 'unknown',
});

/** A rule of ours, such as a coupon or a rule pack, that somebody with the authority set up beforehand. */
export const programme = (name: string): Signature => ({ id: `programme:${name}`, name });

export const isSamePerson = (one: Pick<Signature, 'id'>, other: Pick<Signature, 'id'>): boolean =>
  one.id === other.id;
