/** PostgreSQL's five-character SQLSTATE, or Node's system error code, of whatever a query threw. */
export function sqlState(error: unknown): string | undefined {
  for (
    let e = error;
    e && typeof e === 'object';
    e = (e as { driverError?: unknown; cause?: unknown }).driverError ?? (e as { cause?: unknown }).cause
  ) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** Connection lost, server starting or stopping, resources short, lock not to be had: the same work may succeed later. */
export function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  if (state) {
    return (
      /^(08|53|57P|58)/.test(state) ||
      ['40001', '40P01', '55P03', '25006', '57014'].includes(state) ||
      ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(state)
    );
  }
  const message = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|already released|Driver not Connected|DataSource.*not.*initialized/i.test(
    message,
  );
}
