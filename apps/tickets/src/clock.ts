/** Where rules ask for the time: `@Inject(CLOCK) clock: Clock`. */
export const CLOCK = Symbol('Clock');
