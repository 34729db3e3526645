/**
 * Nothing was applied, or it is not known whether it was: the log must ask for the position and deliver from there.
 * Thrown when another member moved the position (this one is a zombie) and when the database went away.
 */
export class ReadAgain extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ReadAgain';
  }
}
