import { foldersIn, isThere, read, sourcesOf } from './workspace.js';

/** What a service takes and gives. Events by the name of their declaration, such as `InteractionRecorded`. */
export interface Canvas {
  commands: string[];
  queries: string[];
  publishes: string[];
  reactsTo: string[];
}

const HEADINGS: Record<string, keyof Canvas> = {
  Commands: 'commands',
  Queries: 'queries',
  Publishes: 'publishes',
  'Reacts to': 'reactsTo',
};

/**
 * The canvas of a README: below each heading a list (or a table) whose lines begin with the name in backticks.
 * Undefined unless all four headings are there.
 */
export function canvasOfReadme(text: string): Canvas | undefined {
  const canvas: Partial<Canvas> = {};
  for (const section of text.split(/^#{2,3} /m).slice(1)) {
    const [title = '', ...lines] = section.split('\n');
    const part = HEADINGS[title.trim()];
    if (part) canvas[part] = lines.flatMap((line) => /^(?:[-*]|\|) *`([^`]+)`/.exec(line)?.[1] ?? []);
  }
  const { commands, queries, publishes, reactsTo } = canvas;
  return commands && queries && publishes && reactsTo
    ? { commands, queries, publishes, reactsTo }
    : undefined;
}

/** The canvas that the code of a service shows. */
export function canvasOfCode(service: string, events: readonly string[]): Canvas {
  const namesIn = (folder: string): string[] =>
    foldersIn(`${service}/src/${folder}`).map((path) => path.split('/').at(-1)!);
  const code = sourcesOf(service).map(read).join('\n');
  const subscriptions = `${service}/src/subscriptions.ts`;
  const subscribed = isThere(subscriptions) ? read(subscriptions) : '';
  return {
    commands: namesIn('commands'),
    queries: namesIn('queries'),
    publishes: events.filter((name) => new RegExp(`\\b${name}\\s*\\.create\\(`).test(code)),
    // Whoever takes the whole catalogue reacts to all of it.
    reactsTo: events.filter((name) => new RegExp(`\\b(${name}|EVENTS)\\b`).test(subscribed)),
  };
}
