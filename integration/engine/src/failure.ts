/** A command that could not do its work; the message says why, and what to do. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** What to do about it; empty where the message says so. */
  readonly help: string;

  constructor(message: string, help = '') {
    super(message);
    this.help = help;
  }
}
