import type { Principal } from '@viewline/platform';

/** Who does it, as it stands on the record. */
export const nameOf = ({ name, id }: Principal): string => (name ?? id).slice(0, 300);

export const isPerson = ({ kind }: Principal): boolean => kind === 'person';

/** Who may speak for others. */
export const isSupervisor = ({ roles }: Principal): boolean =>
  roles.includes('supervisor') || roles.includes('operator');
