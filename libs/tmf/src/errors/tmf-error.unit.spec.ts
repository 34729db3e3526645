import { TMF_ERROR_BODY } from './tmf-error.js';

const notFound = {
  type: 'about:blank',
  title: 'Not Found',
  status: 404,
  detail: 'No such visit',
  code: 'visit.not-found',
};

describe('the error body', () => {
  it('has the members that v4 gives it', () =>
    expect(TMF_ERROR_BODY.body(notFound)).toEqual({
      code: 'visit.not-found',
      reason: 'Not Found',
      message: 'No such visit',
      status: '404',
      '@type': 'Error',
    }));

  it('refers to a documented type of problem', () =>
    expect(TMF_ERROR_BODY.body({ ...notFound, type: 'https://crm.example/problems/x' })).toMatchObject({
      referenceError: 'https://crm.example/problems/x',
    }));

  it('names every offending attribute once', () => {
    const errors = [
      { path: 'reason', message: 'is mandatory' },
      { path: 'channel.0.id', message: 'must be string' },
    ];
    const { message } = TMF_ERROR_BODY.body({ ...notFound, detail: 'Not a Visit', errors });
    expect(message).toBe('Not a Visit; reason is mandatory; channel.0.id must be string');
    const told = TMF_ERROR_BODY.body({ ...notFound, detail: 'a: is mandatory', errors: errors.slice(0, 1) });
    expect(told.message).toBe('a: is mandatory');
  });
});
