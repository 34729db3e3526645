import { assertStorable } from '@viewline/tmf';

/** Refuses text that PostgreSQL cannot hold (NUL, half characters) with a clear answer. @throws DomainError */
export function storable<Body extends object>(body: Body): Body {
  assertStorable(body);
  return body;
}
