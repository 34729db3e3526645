/** Deadlines and dates are computed with the clock under this token, never with the database's. */
export const CLOCK = Symbol('Clock');
