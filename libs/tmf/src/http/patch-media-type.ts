import { DomainError } from '@viewline/kernel';

const MERGE_PATCH = /^application\/(?:merge-patch\+)?json\s*(?:;|$)/i;

/**
 * Every PATCH here is a JSON merge patch, whether it says so or says plain JSON, as the v4 swaggers do. Another patch
 * format would be applied wrongly: `unsupported`.
 */
export function assertMergePatch(contentType: string | undefined): void {
  if (!MERGE_PATCH.test(contentType ?? '')) {
    throw new DomainError(
      'unsupported',
      'tmf.patch-format-unsupported',
      'PATCH takes application/json or application/merge-patch+json',
    );
  }
}
