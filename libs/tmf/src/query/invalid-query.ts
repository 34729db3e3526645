import { DomainError } from '@viewline/kernel';

/** Every wrong query parameter is answered alike: 400, naming the parameter. */
export function invalidQuery(parameter: string, message: string): DomainError {
  return new DomainError('invalid', 'tmf.query-invalid', `Query parameter ${parameter}: ${message}`, [
    { path: parameter, message },
  ]);
}
