export { createDatabase, dropDatabase } from './create-database.js';
export { discardCluster } from './discard-cluster.js';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres.js';
export { ClusterInUse } from './guard.js';
export type { ServerSettings } from './postmaster.js';
