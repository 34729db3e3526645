import { onTermination } from '@viewline/platform';
import { explainStart } from './explain-start.js';
import { startProduct } from './product.js';
import { seedSampleOperator } from './sample-operator.js';

const startedAt = performance.now();
const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
const product = await startProduct(process.env).catch((error: unknown) => {
  process.stderr.write(`\nViewline did not start.\n${explainStart(error)}\n`);
  process.exit(1);
});
onTermination(() => product.stop());
process.stdout.write(
  `\nViewline is ready after ${seconds()}\n  Console: ${product.publicUrl}\n  APIs:    ${product.publicUrl}/docs\n`,
);
const filled = await seedSampleOperator(product);
if (filled)
  process.stdout.write(
    `The sample operator is complete after ${seconds()}: ${filled.accepted} contacts and subscribers\n`,
  );
