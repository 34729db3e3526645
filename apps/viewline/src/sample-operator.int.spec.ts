import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DevIssuer } from '@viewline/platform';
import { seedSampleOperator } from './sample-operator.js';

it('leaves the product running, and itself for the next start, where the sample cannot be brought in', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'viewline-sample-'));
  const nowhere = 'http://127.0.0.1:1';
  const env = { EVENT_LOG_URL: 'postgres:', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
  const issuer = await DevIssuer.create({ mode: 'embedded' });
  const product = { url: nowhere, publicUrl: nowhere, dataDirectory, env, issuer, stop: async () => true };
  expect(await seedSampleOperator(product)).toBeUndefined();
  expect(existsSync(join(dataDirectory, 'sample-operator.json'))).toBe(false);
  await rm(dataDirectory, { recursive: true });
});
