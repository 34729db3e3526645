import { onTermination } from '@viewline/platform';
import { startProduct } from './product.js';
import { seedSampleOperator } from './sample-operator.js';

const startedAt = performance.now();
const product = await startProduct(process.env);
onTermination(() => product.stop());
await seedSampleOperator(product);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
process.stdout.write(
  `\nViewline is ready after ${seconds} s\n  Console: ${product.publicUrl}\n  APIs:    ${product.publicUrl}/docs\n`,
);
