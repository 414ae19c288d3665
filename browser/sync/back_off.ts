/** How long to wait before the next try: twice as long after each failure, up to a limit, and never all at once. */
export class BackOff {
  private delay;

  constructor(
    private readonly shortest: number,
    private readonly longest: number,
  ) {
    this.delay = shortest;
  }

  /** ms until the next try; 30 % more or less, so that tablets which lost a server together do not return together. */
  next(): number {
    const wait = this.delay * (0.7 + Math.random() * 0.6);
    this.delay = Math.min(this.delay * 2, this.longest);
    return Math.min(wait, this.longest);
  }

  reset(): void {
    this.delay = this.shortest;
  }
}
