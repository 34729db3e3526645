import { DomainError } from './domain-error.js';

describe('DomainError', () => {
  it('is an Error that carries kind, code and details', () => {
    const error = new DomainError('not-found', 'ticket.not-found', 'no such ticket', [
      { path: 'id', message: 'unknown' },
    ]);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      kind: 'not-found',
      code: 'ticket.not-found',
      details: [{ path: 'id', message: 'unknown' }],
    });
    expect(String(error)).toBe('DomainError: no such ticket');
  });

  it('has no details unless given', () => {
    expect(new DomainError('conflict', 'x', 'y').details).toEqual([]);
  });
});
