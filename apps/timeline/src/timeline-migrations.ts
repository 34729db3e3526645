import { ConsumerTables1700000000002 } from '@viewline/messaging';
import { CreateAuditRead1760000000000 } from '@viewline/platform';
import { CreateProjections1700000003001 } from './persistence/migrations/create-projections.js';

export const TIMELINE_MIGRATIONS = [
  ConsumerTables1700000000002,
  CreateProjections1700000003001,
  CreateAuditRead1760000000000,
];
