import { PreconditionFailedException } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';

export const etagOf = (version: number): string => `"${version}"`;

/**
 * Does the work on the version that the caller saw. Without `If-Match` (or with `*`) whatever is there now is meant.
 * What a domain calls `<its name>.version-conflict` HTTP calls a failed precondition.
 */
export async function ifMatch<Result>(
  header: string | undefined,
  work: (expectedVersion: number | undefined) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(readIfMatch(header));
  } catch (error) {
    if (error instanceof DomainError && error.code.endsWith('.version-conflict')) {
      throw new PreconditionFailedException(error.message);
    }
    throw error;
  }
}

function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(header)?.[1];
  if (version === undefined) throw new PreconditionFailedException('If-Match names no version of ours');
  return Number(version);
}
