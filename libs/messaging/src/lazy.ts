/** Something that is made when it is first asked for, and made again after that has failed or it was given up. */
export class Lazy<Made> {
  private made: Promise<Made> | undefined;

  constructor(private readonly make: () => Promise<Made>) {}

  get(): Promise<Made> {
    this.made ??= this.make().catch((error: unknown) => {
      this.made = undefined;
      throw error;
    });
    return this.made;
  }

  /** What there was, if anything, for whoever has to close it. */
  async giveUp(): Promise<Made | undefined> {
    const made = this.made;
    this.made = undefined;
    return made?.catch(() => undefined);
  }
}
