import { filesBelow, isThere, read, workspaces } from './workspace.js';

const PATH_IN_TEXT = /[`(]((?:apps|libs|tools|docs|docker|deploy)\/[\w./-]+)[`)]/g;
/** Written when the product is built or run. */
const PRODUCED = /(^|\/)dist\//;

describe('what the documents say', () => {
  const documents = [
    ...['README.md', 'CONTRIBUTING.md'].filter(isThere),
    ...filesBelow('docs').filter((file) => file.endsWith('.md')),
    ...workspaces()
      .map(({ folder }) => `${folder}/README.md`)
      .filter(isThere),
  ];

  it.each(documents)('%s names only files that exist', (document) => {
    const named = [...read(document).matchAll(PATH_IN_TEXT)].map((match) => match[1] ?? '');
    expect(named.filter((file) => !PRODUCED.test(file) && !isThere(file))).toEqual([]);
  });
});
