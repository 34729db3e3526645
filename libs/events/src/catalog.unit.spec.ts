import * as language from './index.js';

describe('the catalogue', () => {
  const { EVENTS } = language;

  it('lists every event that is declared, once', () => {
    const declared = Object.values(language).filter((value) => typeof value === 'object' && 'read' in value);
    expect(new Set<unknown>(EVENTS)).toEqual(new Set<unknown>(declared));
    expect(new Set(EVENTS.map((event) => event.name)).size).toBe(EVENTS.length);
  });

  it.each(EVENTS.map((event) => [event.type, event] as const))('%s is named and explained', (type, event) => {
    expect(type).toMatch(/^viewline(\.[a-z]+(-[a-z]+)*){2}\.v[1-9]\d*$/);
    expect(event.summary).toMatch(/^[A-Z].+\.$/s);
  });
});
