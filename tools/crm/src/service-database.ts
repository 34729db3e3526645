import { databaseUrl } from '@viewline/platform';
import { DataSource } from 'typeorm';
import { explain } from './failures.js';
import { UsageError } from './usage-error.js';
import type { Installation } from './installation.js';

const SERVICE_NAME = /^[a-z][a-z0-9-]{0,40}$/;
const CONNECT_WITHIN = 5_000;

/** Works on one service's database as it is: an operator's command never creates or migrates anything. */
export async function withServiceDatabase<Result>(
  { databaseUrl: base }: Pick<Installation, 'databaseUrl'>,
  service: string,
  work: (dataSource: DataSource) => Promise<Result>,
): Promise<Result> {
  if (!SERVICE_NAME.test(service)) throw new UsageError(`"${service}" is no name of a service.`);
  const url = databaseUrl(urlOf(base).href, service);
  return withDatabase(url, work);
}

export async function withDatabase<Result>(
  url: string,
  work: (dataSource: DataSource) => Promise<Result>,
): Promise<Result> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    poolSize: 6,
    connectTimeoutMS: CONNECT_WITHIN,
    poolErrorHandler: () => undefined,
    extra: { application_name: 'viewline-crm' },
  });
  try {
    await dataSource.initialize();
    return await work(dataSource);
  } catch (error) {
    throw explain(error, placeOf(url));
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

/** Never the whole URL: a password is in it. */
function placeOf(url: string): string {
  const { host, pathname } = urlOf(url);
  return `The database ${pathname.slice(1)} at ${host}`;
}

function urlOf(text: string): URL {
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return new URL(text);
  throw new UsageError('DATABASE_URL must be a postgres:// URL.');
}
