// For specs: one more process of the service, on a database that is there. Prints its address, then whatever each of its
// rounds has handed out.
import { setTimeout as sleep } from 'node:timers/promises';
import { ManualClock } from '@viewline/kernel';
import { readConfig, serve, ServiceConfig } from '@viewline/platform';
import { AssignWork } from '../commands/assign-work/assign-work.use-case.js';
import { createTickets } from '../index.js';

const config = readConfig(ServiceConfig);
const app = await createTickets({ config, clock: new ManualClock(new Date(process.env['CLOCK_AT']!)) });
await serve(app, config);
process.stdout.write(`${await app.getUrl()}\n`);
const assignments = app.get(AssignWork, { strict: false });
for (;;) {
  const given = await assignments.round();
  if (given > 0) process.stdout.write(`${given}\n`);
  await sleep(10);
}
