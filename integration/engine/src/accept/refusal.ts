import { DriftError } from '../drift-error.ts';

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

/** What cannot be accepted. */
export class AcceptError extends DriftError {
  constructor({ reason, fix }: Obstacle) {
    super('not-accepted', reason, fix);
  }
}
