/** The reason why a function of the engine could not do its work. */
export type DriftErrorCode =
  /** An option cannot be used. */
  | 'invalid-options'
  /** A configuration file cannot be found, loaded or used. */
  | 'invalid-configuration'
  /** A command was given an argument that it cannot use. */
  | 'invalid-command'
  /** No document could be accepted. */
  | 'not-accepted'
  /** git is missing, or failed. */
  | 'git-failed'
  /** A required file or folder cannot be read. */
  | 'unreadable'
  /** There is no place for temporary files. */
  | 'no-temporary-folder';

/**
 * The only class of errors that functions of the engine throw. A problem in the analysed repository
 * is not an error. It becomes a finding of the report.
 */
export class DriftError extends Error {
  override readonly name: string = 'DriftError';
  readonly code: DriftErrorCode;
  /** Sentences that say how to fix the problem. It is empty if the message already says so. */
  readonly fix: string;

  constructor(code: DriftErrorCode, message: string, fix = '', options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.fix = fix;
  }
}
