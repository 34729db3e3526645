import { DomainError, isId, newId } from '@viewline/kernel';
import fc from 'fast-check';
import { readTimeCursor, writeTimeCursor } from './time-cursor.js';

const CODE = 'list.invalid-cursor';

describe('a cursor of a list by time', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2999-01-01') }), (at) => {
        const place = { at, id: newId() };
        expect(readTimeCursor(writeTimeCursor(place), CODE)).toEqual(place);
      }),
    );
  });

  it('of somebody else is refused with the code of its list, or is a place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string().map(btoaSafe)), (text) => {
        expect(outcomeOf(text)).toMatch(/^(a place|list\.invalid-cursor)$/);
      }),
    );
    expect(() => readTimeCursor('', CODE)).toThrow('not one that this API gave out');
    expect(() => readTimeCursor(btoaSafe('2026-01-01T00:00:00.000Z|me'), CODE)).toThrow(
      'not one that this API gave out',
    );
  });
});

function outcomeOf(text: string): string {
  try {
    const { at, id } = readTimeCursor(text, CODE);
    return Number.isNaN(at.getTime()) || !isId(id) ? 'no place' : 'a place';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}

const btoaSafe = (text: string): string => Buffer.from(text).toString('base64url');
