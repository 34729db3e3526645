/** What a reading threw, or undefined: lets a property say "an answer or `invalid`" without a branch around it. */
export function refusalOf(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error;
  }
}
