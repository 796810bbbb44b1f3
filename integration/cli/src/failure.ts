import { DriftError } from '@astro-drift/engine/internal/drift-error';

/** A command that could not do its work. */
export class Failure extends DriftError {
  constructor(message: string, fix = '') {
    super('invalid-command', message, fix);
  }
}
