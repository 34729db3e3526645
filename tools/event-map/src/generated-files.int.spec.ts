import { readdirSync } from 'node:fs';
import path from 'node:path';
import { EVENTS } from '@viewline/events';
import { Compile } from 'typebox/compile';
import { generatedFiles } from './generated-files.js';
import { publishedLanguage, read, ROOT } from './published-language.js';
import { broken } from './stored-schemas.js';

describe('what is generated from the published language', () => {
  // Comes first: an incompatible change is not to be cured by generating again.
  it.each(EVENTS.map((event) => [event.type, event] as const))(
    '%s keeps what its version promised',
    (_type, event) => {
      expect(broken(event)).toEqual([]);
    },
  );

  it.each([...generatedFiles()])('%s is up to date (npm run event-map)', (file, content) => {
    expect(read(file)).toBe(content);
  });

  it('a schema once stored is never removed', () => {
    const stored = readdirSync(path.join(ROOT, 'libs/events/schemas'));
    const golden = readdirSync(path.join(ROOT, 'libs/events/golden'));
    expect(stored.toSorted()).toEqual(golden.toSorted());
  });

  it.each(publishedLanguage().map((event) => [event.declaration, event] as const))(
    'the example of %s fits the payload schema that is published',
    (_name, { definition, example }) => {
      expect(Compile(JSON.parse(JSON.stringify(definition.schema)) as object).Check(example)).toBe(true);
    },
  );
});
