import { isId } from '@viewline/kernel';

/** A place in the order of arrival, valid for one build of the projection. */
export class StreamCursor {
  constructor(
    readonly build: string,
    /** Every transaction below it has been seen. */
    readonly gate: bigint,
  ) {}

  /** Undefined where the text is no cursor. */
  static parse(text: string): StreamCursor | undefined {
    const [build, gate] = text.split('.');
    return isId(build) && gate && /^\d{1,19}$/.test(gate) ? new StreamCursor(build, BigInt(gate)) : undefined;
  }

  toString(): string {
    return `${this.build}.${this.gate}`;
  }
}
