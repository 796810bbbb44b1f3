import { DriftError } from '@astro-drift/engine/internal/drift-error';

/** An error whose message tells the user what is wrong, and whose fix tells what to do. */
export class Failure extends DriftError {
  constructor(message: string, fix = '') {
    super('invalid-command', message, fix);
  }
}
