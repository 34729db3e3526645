import { readOptions } from './options.js';

describe('the command line', () => {
  it('measures everything in full unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({
      quick: false,
      writeDocs: false,
      json: undefined,
      log: undefined,
    });
    expect(readOptions([]).parts).toContain('projection');
  });

  it('takes every option', () => {
    const args = ['--quick', '--json', 'a.json', '--write-docs', '--log', 'both', '--only', 'page,start'];
    expect(readOptions(args)).toEqual({
      quick: true,
      json: 'a.json',
      writeDocs: true,
      log: 'both',
      parts: ['page', 'start'],
    });
  });

  it.each([['--slow'], ['--log', 'redis'], ['--only', 'everything'], ['--json'], ['positional']])(
    'refuses %j %j',
    (...args) => {
      expect(() => readOptions(args.filter(Boolean))).toThrow(/./);
    },
  );
});
