import { Reflector } from '@nestjs/core';
import type { Role } from './principal.js';

export type Access = 'public' | readonly Role[];

const AccessMetadata = Reflector.createDecorator<Access>();

/** Open to everybody, such as a door guarded by a vendor's signature. */
export const Public = (): ClassDecorator & MethodDecorator => AccessMetadata('public');

/** Open to whoever holds one of these roles. */
export const Roles = (...roles: [Role, ...Role[]]): ClassDecorator & MethodDecorator => AccessMetadata(roles);

/** What a route declares, the method before its class; `undefined` if it declares nothing and so opens to nobody. */
export function declaredAccess(
  reflector: Reflector,
  // oxlint-disable-next-line typescript/no-unsafe-function-type -- Nest's own type for handlers and classes
  targets: [handler: Function, controller: Function],
): Access | undefined {
  return reflector.getAllAndOverride(AccessMetadata, targets);
}
