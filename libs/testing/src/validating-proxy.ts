import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http';
import type { SwaggerDocument } from './validating-proxy-corrections.js';

type Prism = ReturnType<typeof createInstance>;
type Operations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;
type Logger = Parameters<typeof createInstance>[1]['logger'];
type Method = Parameters<Prism['request']>[0]['method'];
type Finding = { severity: number; path?: string[]; message: string };

/** Severity of a finding that breaks the contract; 0 in `@stoplight/types`. Lesser ones are hints. */
const BREAKS_THE_CONTRACT = 0;
const ROUTE_NOT_FOUND = 'Selected route not found';

/** A request as it is sent, and its body as the service will read it. */
export interface CheckedRequest {
  method: string;
  /** With the query; below the base path or not. */
  path: string;
  headers: Record<string, string>;
  body?: unknown;
  /** What is asked is deliberately no part of the definition: only the answer is checked, where it is defined. */
  outsideTheSpec?: boolean;
}

export interface CheckedAnswer {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

/**
 * Stands between a suite and its service, and checks every request and every answer by an official definition.
 * A request that breaks the definition is no finding when the service refuses it (4xx): refusing is what it has to do.
 */
export class ValidatingProxy {
  /** Each breach with the first exchange that showed it. */
  readonly #findings = new Map<string, string>();

  private constructor(
    /** Without a slash at the end. */
    private readonly basePath: string,
    private readonly operations: Operations,
  ) {}

  static async of(definition: SwaggerDocument): Promise<ValidatingProxy> {
    return new ValidatingProxy(
      definition.basePath.replace(/\/$/, ''),
      await getHttpOperationsFromSpec(definition),
    );
  }

  serves(path: string): boolean {
    return path.startsWith(`${this.basePath}/`);
  }

  /** Sends by way of the definition; what it finds is kept, and the answer is handed back untouched. */
  async call<Answer extends CheckedAnswer>(
    request: CheckedRequest,
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    let answer: Answer | undefined;
    const { input, output } = await this.#compare(request, async () => {
      answer = await send();
      return answer;
    });
    if (!answer) throw new Error(`no answer to ${request.method} ${request.path}`);
    const refused = answer.status >= 400 && answer.status < 500;
    const broken = [
      ...(refused || request.outsideTheSpec ? [] : input.map((finding) => `request ${finding}`)),
      ...output.map((finding) => `answer ${finding}`),
    ];
    this.#keep(
      broken,
      `${request.method} ${request.path} ${shown(JSON.stringify(request.body))} -> ${answer.status} ${shown(answer.text)}`,
    );
    return answer;
  }

  /** Whether it defines this door of a listener. */
  tells(path: string): boolean {
    return this.operations.some((operation) => operation.path === path);
  }

  /**
   * Checks what a listener was told.
   * @param path at the listener, such as `/listener/customerCreateEvent`
   */
  async heard(path: string, body: unknown): Promise<void> {
    const request = { method: 'POST', path, headers: { 'content-type': 'application/json' }, body };
    const acknowledged = { status: 201, headers: new Headers(), text: '', body: '' };
    const { input } = await this.#compare(request, () => Promise.resolve(acknowledged));
    this.#keep(
      input.map((finding) => `notification ${finding}`),
      `${path} ${shown(JSON.stringify(body))}`,
    );
  }

  /** What broke the definition since this was last asked. */
  takeFindings(): string[] {
    const findings = [...this.#findings].map(([breach, exchange]) => `${breach}\n    ${exchange}`);
    this.#findings.clear();
    return findings;
  }

  #keep(breaches: readonly string[], exchange: string): void {
    for (const breach of breaches) if (!this.#findings.has(breach)) this.#findings.set(breach, exchange);
  }

  async #compare(
    { method, path, headers, body }: CheckedRequest,
    send: () => Promise<CheckedAnswer>,
  ): Promise<{ input: string[]; output: string[] }> {
    const url = new URL(path, 'http://service');
    const below = url.pathname.startsWith(this.basePath)
      ? url.pathname.slice(this.basePath.length)
      : url.pathname;
    const prism = createInstance(
      {
        isProxy: true,
        upstream: url,
        upstreamProxy: undefined,
        validateRequest: true,
        validateResponse: true,
        checkSecurity: false,
        errors: false,
        mock: { dynamic: false },
      },
      { logger: SILENT, forward: () => () => () => send().then(asPrismReads, asFailure) },
    );
    const length = body === undefined ? 0 : Buffer.byteLength(JSON.stringify(body));
    const seen = await prism.request(
      {
        method: method.toLowerCase() as Method,
        url: { path: below, query: queryOf(url) },
        headers: { ...lowerCased(headers), 'content-length': String(length) },
        body,
      },
      this.operations,
    )();
    if (seen._tag === 'Left') throw seen.left;
    const { input, output } = seen.right.validations;
    return { input: input.filter(isBreach).map(told), output: output.filter(isBreach).map(told) };
  }
}

const SILENT = {
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'success'].map((level) => [level, () => undefined]),
  ),
  child: () => SILENT,
} as unknown as Logger;

function asPrismReads({ status, headers, text, body }: CheckedAnswer) {
  const isJson = headers.get('content-type')?.includes('json') ?? false;
  return {
    _tag: 'Right' as const,
    right: { statusCode: status, headers: Object.fromEntries(headers), body: isJson ? body : text },
  };
}

function asFailure(cause: unknown) {
  return { _tag: 'Left' as const, left: cause instanceof Error ? cause : new Error(String(cause)) };
}

function isBreach({ severity, message }: Finding): boolean {
  return severity === BREAKS_THE_CONTRACT || message === ROUTE_NOT_FOUND;
}

function told({ path = [], message }: Finding): string {
  return `${path.join('.')} ${message}`.trim();
}

function shown(text = ''): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

function queryOf({ searchParams }: URL): Record<string, string | string[]> {
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
