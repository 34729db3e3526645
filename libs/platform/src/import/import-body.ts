import { DomainError } from '@viewline/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

export type ImportFormat = 'csv' | 'ndjson';

const FORMATS: Readonly<Record<string, ImportFormat>> = {
  'text/csv': 'csv',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
};

/**
 * The two formats are handed on as they come in, unread: an import is larger than any body that is held in memory.
 * @param path the one route that takes them; everywhere else they are refused as before
 */
export function acceptImports(fastify: FastifyInstance, path: string): void {
  fastify.addContentTypeParser(Object.keys(FORMATS), (request, payload, done) => {
    if (request.routeOptions.url === path) done(null, payload);
    else done(unsupported('application/json'), undefined);
  });
}

/** A file on its way in. */
export interface IncomingFile {
  format: ImportFormat;
  source: AsyncIterable<Uint8Array>;
  totalBytes?: number | undefined;
}

/**
 * Has the file read that a request brings.
 * @param limit bytes
 * @throws DomainError `import.too-large`, at once where the length is told and else when it is reached
 */
export async function takeFile<Result>(
  request: FastifyRequest,
  limit: number,
  read: (file: IncomingFile) => Promise<Result>,
): Promise<Result> {
  const format = formatOf(request.headers['content-type']);
  const length = request.headers['content-length'];
  const totalBytes = length === undefined ? undefined : Number(length);
  try {
    return await read({ format, source: limited(request.raw, limit, totalBytes), totalBytes });
  } finally {
    letPass(request.raw);
  }
}

function formatOf(contentType: string | undefined): ImportFormat {
  const format = FORMATS[contentType?.split(';')[0]?.trim().toLowerCase() ?? ''];
  if (!format) throw unsupported(Object.keys(FORMATS).slice(0, 2).join(' or '));
  return format;
}

async function* limited(
  source: Readable,
  limit: number,
  announced: number | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  if (announced !== undefined && announced > limit) throw tooLarge(limit);
  // Left alive when we stop reading: its connection still has to carry our answer.
  for await (const piece of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > limit) throw tooLarge(limit);
    yield piece;
  }
}

/** Milliseconds that a sender has to notice that we answered before the end of what they send. */
const PATIENCE = 2_000;

/** Lets what is still on its way pass to nowhere, so that the sender gets to read the answer; but not for ever. */
function letPass(request: IncomingMessage): void {
  if (request.complete) return;
  request.resume();
  const timer = setTimeout(() => request.destroy(), PATIENCE);
  request.once('close', () => clearTimeout(timer));
}

const tooLarge = (limit: number): DomainError =>
  new DomainError('too-large', 'import.too-large', `An import has at most ${limit} bytes`);

const unsupported = (expected: string): DomainError =>
  new DomainError('unsupported', 'request.unsupported-content-type', `The body must be ${expected}`);
