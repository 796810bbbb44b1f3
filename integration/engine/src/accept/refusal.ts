/** A spec that was not accepted. */
export interface Refusal {
  /** Its id; where none was found, what was given for one. */
  readonly spec: string;
  /** Why, as a sentence. */
  readonly reason: string;
  /** What to do about it. */
  readonly fix: string;
}

/** What keeps one spec from being accepted; the caller knows which. */
export type Obstacle = Omit<Refusal, 'spec'>;

/** What cannot be accepted; the message says why, and what to do. */
export class AcceptError extends Error {
  override readonly name = 'AcceptError';
  readonly reason: string;
  readonly fix: string;

  constructor({ reason, fix }: Obstacle) {
    super(`${reason} ${fix}`);
    this.reason = reason;
    this.fix = fix;
  }
}
