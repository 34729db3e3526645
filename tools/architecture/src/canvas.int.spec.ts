import * as language from '@viewline/events';
import { canvasOfCode, canvasOfReadme, type Canvas } from './canvas.js';
import { foldersIn, isThere, read } from './workspace.js';

const EVENTS: readonly unknown[] = language.EVENTS;
const EVENT_NAMES = Object.entries(language)
  .filter(([, value]) => EVENTS.includes(value))
  .map(([name]) => name);

const sorted = (canvas: Canvas | undefined): Canvas | undefined =>
  canvas && {
    commands: canvas.commands.toSorted(),
    queries: canvas.queries.toSorted(),
    publishes: canvas.publishes.toSorted(),
    reactsTo: canvas.reactsTo.toSorted(),
  };

describe('the canvas of a service', () => {
  it('is read from the four headings of its README', () => {
    const readme =
      '# Tickets\n\n## Commands\n- `open-ticket` opens one, see `x`\n\n## Queries\n- `list-tickets`\n\n' +
      '## Publishes\n| Event | When |\n|---|---|\n| `TicketOpened` | a ticket was opened |\n\n## Reacts to\nNothing.\n';
    expect(canvasOfReadme(readme)).toEqual({
      commands: ['open-ticket'],
      queries: ['list-tickets'],
      publishes: ['TicketOpened'],
      reactsTo: [],
    });
    expect(canvasOfReadme(readme.replace('## Queries', '## Questions'))).toBeUndefined();
  });

  it.each(
    foldersIn('apps').filter(
      (app) => isThere(`${app}/src/subscriptions.ts`) || isThere(`${app}/src/commands`),
    ),
  )('of %s says what the code does', (service) => {
    const readme = isThere(`${service}/README.md`) ? read(`${service}/README.md`) : '';
    expect(sorted(canvasOfReadme(readme))).toEqual(sorted(canvasOfCode(service, EVENT_NAMES)));
  });
});
