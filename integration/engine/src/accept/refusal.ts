import { DriftError } from '../drift-error.ts';

/** A spec or a section that was not accepted. */
export interface Refusal {
  /** The id of the spec. If no spec was found, this is the text that was given as its id. */
  readonly spec: string;
  /**
   * The slug of the section, or what was given in its place. It is empty for the text before the
   * first heading. `null` if the spec was to be accepted as a whole, or if a line was given.
   */
  readonly section: string | null;
  /** Why it was not accepted, as a sentence. */
  readonly reason: string;
  /** How the user can fix this. */
  readonly fix: string;
}

/** What keeps a spec or section from being accepted. The caller knows which one it is. */
export type Obstacle = Pick<Refusal, 'reason' | 'fix'>;

/** The error for specs that cannot be accepted. */
export class AcceptError extends DriftError {
  constructor({ reason, fix }: Obstacle) {
    super('not-accepted', reason, fix);
  }
}
