/** Injection token of the service's `Clock`. */
export const CLOCK = Symbol('Clock');
