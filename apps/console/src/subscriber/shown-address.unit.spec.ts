import { shownAddress } from './shown-address.js';

describe('an address on screen', () => {
  it.each([
    ['phone', '+33612345678', '+33 612 345 678'],
    ['phone', '+12025550123', '+1 202 555 0123'],
    ['phone', '+966512345678', '+966 512 345 678'],
    ['phone', '123', '123'],
    ['mac', '001a793f220c', '00:1A:79:3F:22:0C'],
    ['mac', '00:1a:79:3f:22:0c', '00:1a:79:3f:22:0c'],
    ['email', 'a@example.org', 'a@example.org'],
  ])('%s %s reads %s', (kind, value, expected) => {
    expect(shownAddress(kind, value)).toBe(expected);
  });
});
