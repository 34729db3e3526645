import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EVENTS } from '@viewline/events';
import { recordNewGoldenEvents } from './golden-sums.js';
import { generatedFiles } from './generated-files.js';
import { broken } from './stored-schemas.js';
import { ROOT } from './published-language.js';

const problems = EVENTS.flatMap(broken);
if (problems.length > 0) {
  console.error('These changes need a new version of the event, with an upcaster from the old one:');
  for (const problem of problems) console.error(`  ${problem}`);
  process.exit(1);
}
for (const [file, content] of generatedFiles()) {
  mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
  writeFileSync(path.join(ROOT, file), content);
  console.log(file);
}
for (const file of recordNewGoldenEvents()) console.log(`libs/events/golden.sha256: ${file}`);
