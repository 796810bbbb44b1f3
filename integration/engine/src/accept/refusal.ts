import { DriftError } from '../drift-error.ts';

/** A spec that was not accepted. */
export interface Refusal {
  /** The id of the spec. If no spec was found, this is the text that was given as its id. */
  readonly spec: string;
  /** Why the spec was not accepted, as a sentence. */
  readonly reason: string;
  /** How the user can fix this. */
  readonly fix: string;
}

/** What keeps a spec from being accepted. The caller knows which spec it is. */
export type Obstacle = Omit<Refusal, 'spec'>;

/** The error for specs that cannot be accepted. */
export class AcceptError extends DriftError {
  constructor({ reason, fix }: Obstacle) {
    super('not-accepted', reason, fix);
  }
}
