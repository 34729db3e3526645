import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseUrl } from '@viewline/platform';
import { doorSecretsFromEnv, simulate, type SimulationResult } from '@viewline/simulator';
import type { Product } from './product.js';

const SUBSCRIBERS = 300;
const CONTACTS = 4_000;
const CONCURRENCY = 32;
const SEED = 1;

/**
 * Fills a new installation through its own doors, once. SAMPLE_OPERATOR=off leaves it empty. Interrupted, it begins
 * again at the next start: what is sent twice is there once. Undefined where nothing was to be done.
 */
export async function seedSampleOperator(product: Product): Promise<SimulationResult | undefined> {
  const done = join(product.dataDirectory, 'sample-operator.json');
  if (product.env['SAMPLE_OPERATOR'] === 'off' || existsSync(done)) return undefined;
  const result = await sample(product).catch((error: unknown) => {
    // The product is more than its sample, and runs on without.
    process.stderr.write(
      `The sample operator is not complete: ${(error as Error).message}. The next start goes on.\n`,
    );
  });
  if (!result) return undefined;
  if (result.failed > 0)
    process.stderr.write(`${result.failed} of ${result.sent} sample requests were refused\n`);
  await writeFile(done, JSON.stringify({ at: new Date().toISOString(), ...result }, null, 2));
  return result;
}

async function sample(product: Product): Promise<SimulationResult> {
  return await simulate({
    baseUrl: product.url,
    publicUrl: product.publicUrl,
    secrets: doorSecretsFromEnv(product.env),
    operatorToken: await product.issuer.issue('operator'),
    seed: SEED,
    subscribers: SUBSCRIBERS,
    contacts: CONTACTS,
    concurrency: CONCURRENCY,
    eventLogUrl: eventLogOf(product),
    now: new Date(),
  });
}

/** Services that are not there yet are spoken for on the log itself. */
function eventLogOf({ env }: Product): string {
  const url = env['EVENT_LOG_URL'] ?? 'postgres:';
  return url === 'postgres:' ? databaseUrl(env['DATABASE_URL']!, 'log') : url;
}
