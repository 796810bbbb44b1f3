import { DriftError } from '../drift-error.ts';

/** The error for a configuration that cannot be found, loaded or used. */
export class ConfigurationError extends DriftError {
  constructor(message: string, fix = '') {
    super('invalid-configuration', message, fix);
  }
}
