import { regexProblem } from './safe-regex.js';

describe('a regular expression', () => {
  it.each(['abc', '^a.*z$', '[A-Za-z0-9]+@x\\.com', '(a|b)*c', '\\d+', 'زيارة.*', '客户', '(a*)*b', "o'x"])(
    'may be %s',
    (pattern) => expect(regexProblem(pattern)).toBeUndefined(),
  );

  it.each([
    '',
    'x'.repeat(201),
    '(a)\\1',
    '(?=a)',
    '(?i)a',
    'a{1,1000}',
    'a**',
    'a*?',
    '*a',
    '^*',
    '(',
    ')',
    '[',
    '[]',
    '[[:alpha:]]',
    'a\\',
    '\\y',
    '***:a',
    '((((((a))))))',
  ])('is refused as %s', (pattern) => expect(regexProblem(pattern)).toEqual(expect.any(String)));
});
