/** Databases that servers are made with; nobody means to name theirs after one of them. */
const NAMELESS = ['', 'postgres', 'template1'];

/**
 * The service's own database on the configured server: `<name>_<service>`, where name is the database that the
 * configured URL names, or `viewline`.
 */
export function databaseUrl(baseUrl: string, service: string): string {
  const url = new URL(baseUrl);
  url.pathname = `/${databaseName(baseUrl, service)}`;
  return url.toString();
}

/**
 * Where a service's database is made from: the one that the configured URL names or, where it names none, the one that
 * every server has. PostgreSQL's own default is one called like the user, which need not exist.
 */
export function setupUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  if (url.pathname.length <= 1) url.pathname = '/postgres';
  return url.toString();
}

export function databaseName(baseUrl: string, service: string): string {
  const named = decodeURIComponent(new URL(baseUrl).pathname.slice(1));
  return `${NAMELESS.includes(named) ? 'viewline' : named}_${service.replaceAll('-', '_')}`;
}
