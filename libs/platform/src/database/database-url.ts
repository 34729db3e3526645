/** The service's own database on the configured server. */
export function databaseUrl(baseUrl: string, service: string): string {
  const url = new URL(baseUrl);
  url.pathname = `/${databaseName(service)}`;
  return url.toString();
}

export function databaseName(service: string): string {
  return `viewline_${service.replaceAll('-', '_')}`;
}
