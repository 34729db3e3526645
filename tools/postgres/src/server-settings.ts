import type { ServerSettings } from './postmaster.js';

/** What the embedded server runs with unless told otherwise. Durability is not traded: fsync and synchronous_commit stay on. */
export const SERVER_SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  // Everything goes over TCP with a password; a socket file would be a second door.
  unix_socket_directories: '',
  max_connections: 400,
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  fsync: 'on',
  synchronous_commit: 'on',
  // A session that forgot its transaction would hold back vacuum in all databases of the cluster.
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
};
