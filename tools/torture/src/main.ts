// `npm run torture`: see the README beside.
import { rmSync, writeFileSync } from 'node:fs';
import { readOptions, USAGE, type TortureOptions } from './options.js';
import { scratchFolder } from './scratch-folder.js';
import { torture } from './torture.js';
import { judge } from './verdict.js';

/** A mutant's run must find faults; not being able to run at all is something else. */
const EXIT = { good: 0, faulty: 1, impossible: 2 } as const;

const say = (line: string) => console.log(line);

function optionsOrUsage(): TortureOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(EXIT.impossible);
  }
}

const options = optionsOrUsage();
const folder = scratchFolder();
// Servers and services end in 'exit' handlers, so every way out leads through them.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

async function run(): Promise<number> {
  try {
    const { isGood, hasDeaths, lines, json } = judge(await torture(options, folder, say));
    if (options.json) writeFileSync(options.json, `${JSON.stringify(json, null, 2)}\n`);
    for (const line of lines.slice(0, -1)) say(line);
    // Whoever died of something else than us has left its last words there.
    if (isGood && !hasDeaths) rmSync(folder, { recursive: true, force: true });
    else say(`journal and the services' output: ${folder}`);
    say(lines.at(-1)!);
    return isGood ? EXIT.good : EXIT.faulty;
  } catch (error) {
    console.error(error);
    console.error(`journal and the services' output: ${folder}`);
    return EXIT.impossible;
  }
}

process.exit(await run());
