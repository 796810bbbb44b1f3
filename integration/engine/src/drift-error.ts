/** What kept a function of the engine from doing its work. */
export type DriftErrorCode =
  /** An option cannot be used. */
  | 'invalid-options'
  /** A configuration file cannot be found, loaded or used. */
  | 'invalid-configuration'
  /** A command was given something that it cannot use. */
  | 'invalid-command'
  /** No document could be accepted. */
  | 'not-accepted'
  /** git is missing, or failed. */
  | 'git-failed'
  /** A file or folder that is needed cannot be read. */
  | 'unreadable'
  /** There is no place for temporary files. */
  | 'no-temporary-folder';

/**
 * The one error that functions of the engine throw. What is wrong in the analysed repository is a
 * finding of the report, and no error.
 */
export class DriftError extends Error {
  override readonly name: string = 'DriftError';
  readonly code: DriftErrorCode;
  /** What to do about it, as sentences; empty where the message says so. */
  readonly fix: string;

  constructor(code: DriftErrorCode, message: string, fix = '', options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.fix = fix;
  }
}
