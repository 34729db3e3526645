/** Collects values for a statement, so that its text holds `$n` and never a value. */
export class SqlParameters {
  constructor(readonly values: unknown[] = []) {}

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
