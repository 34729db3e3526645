import { INDIVIDUAL } from './individual.js';
import { ORGANIZATION } from './organization.js';

export const PARTIES = { individual: INDIVIDUAL, organization: ORGANIZATION } as const;
