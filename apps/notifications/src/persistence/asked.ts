/** A transaction or a data source. */
export interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}
