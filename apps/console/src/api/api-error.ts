export type ApiErrorKind = 'unreachable' | 'unauthorised' | 'forbidden' | 'not-found' | 'rejected' | 'failed';

/** Anything but an answer. `detail` is the server's own sentence (problem+json) where it gave one. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly kind: ApiErrorKind,
    readonly status: number,
    readonly detail: string,
  ) {
    super(detail || kind);
  }

  /** Asking again may help: nobody said that the question itself is wrong. */
  get passing(): boolean {
    return this.kind === 'unreachable' || this.kind === 'failed';
  }
}

export function kindOfStatus(status: number): ApiErrorKind {
  if (status === 401) return 'unauthorised';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429 || status >= 500) return 'failed';
  return 'rejected';
}

export async function errorOfResponse(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as { detail?: unknown; title?: unknown };
  const detail = typeof problem.detail === 'string' ? problem.detail : problem.title;
  return new ApiError(
    kindOfStatus(response.status),
    response.status,
    typeof detail === 'string' ? detail.slice(0, 500) : '',
  );
}
