import { outboxStatus, type OutboxStatus } from '@viewline/messaging';
import { age } from '../age.js';
import { findInstallation, type Installation } from '../installation.js';
import { withDatabase, withServiceDatabase } from '../service-database.js';
import { line, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';

/** Of every service that has an outbox on the server. */
export async function showOutboxStatus(terminal: Terminal): Promise<void> {
  const installation = await findInstallation(terminal);
  const now = new Date();
  const rows = [];
  for (const service of await servicesOf(installation)) {
    const status = await statusOf(installation, service);
    if (!status) continue;
    rows.push([
      service,
      status.waiting,
      status.oldest ? age(status.oldest, now) : null,
      status.published,
      status.isRelayRunning ? 'running' : 'NOT RUNNING',
    ]);
  }
  if (rows.length === 0) return line(terminal.out, 'No service here publishes events yet.');
  line(terminal.out, textTable(['SERVICE', 'WAITING', 'OLDEST', 'PUBLISHED', 'RELAY'], rows));
}

const PREFIX = 'viewline_';

async function servicesOf(installation: Installation): Promise<string[]> {
  const names = await withDatabase(installation.databaseUrl, (dataSource) =>
    dataSource.query<{ datname: string }[]>(
      `SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datallowconn ORDER BY datname`,
      [PREFIX],
    ),
  );
  return names.map(({ datname }) => datname.slice(PREFIX.length).replaceAll('_', '-'));
}

function statusOf(installation: Installation, service: string): Promise<OutboxStatus | undefined> {
  return withServiceDatabase(installation, service, async (dataSource) => {
    const [found] = await dataSource.query<{ has: boolean }[]>(
      `SELECT to_regclass('outbox') IS NOT NULL AND to_regclass('relay_count') IS NOT NULL AS has`,
    );
    return found?.has ? outboxStatus(dataSource) : undefined;
  });
}
