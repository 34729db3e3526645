import { assertMergePatch } from './patch-media-type.js';

describe('the media type of a patch', () => {
  it.each([
    'application/json',
    'application/json;charset=utf-8',
    'Application/Merge-Patch+JSON',
    'application/json ; x=y',
  ])('may be %s', (type) => expect(() => assertMergePatch(type)).not.toThrow());

  it.each([
    undefined,
    '',
    'application/json-patch+json',
    'application/json-patch-query+json',
    'text/json',
    'xapplication/json',
  ])('may not be %s', (type) =>
    expect(() => assertMergePatch(type)).toThrow(expect.objectContaining({ kind: 'unsupported' })),
  );
});
