export interface Answer {
  status: number;
  type: string | null;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface DoorClient {
  call(path: string, init?: RequestInit): Promise<Answer>;
  post(
    path: string,
    body: RequestInit['body'],
    contentType?: string,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

/** For specs: asks and reads the JSON answer whole. */
export function doorClient(url: () => string): DoorClient {
  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${url()}${path}`, init);
    const text = await response.text();
    const body = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      headers: response.headers,
      body,
    };
  };
  return {
    call,
    post: (path, body, contentType, headers = {}) =>
      call(path, {
        method: 'POST',
        body,
        headers: { ...headers, ...(contentType && { 'content-type': contentType }) },
      }),
  };
}
