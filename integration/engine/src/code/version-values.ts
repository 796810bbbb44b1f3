import type { NodeType } from './node-types.ts';

/** A name and a value that only say which version a program has. */
const NAME = /^_*version_*$/i;
const VERSION = /^["'`]v?\d+\.\d+\.\d+[-+.\w]*["'`]$/;

/** A sign that gives a name a value. */
const ASSIGNMENT = /^(?::|:?=|=>)$/;

/** Recognises texts that only say which version a program has, as in `VERSION = '1.2.3'`. */
export class VersionValues {
  /** The last name, and whether a sign that gives it a value has come after it. */
  private name = '';
  private isAssigned = false;

  /** Reads a leaf. Returns whether it is the value of a version. */
  read({ isNamed, name: type }: NodeType, text: string): boolean {
    if (!isNamed) {
      this.isAssigned = ASSIGNMENT.test(text);
      return false;
    }
    const isVersion = this.isAssigned && NAME.test(this.name) && VERSION.test(text);
    if (type.endsWith('identifier') || type === 'constant') this.name = text;
    else if (!type.endsWith('type')) this.name = '';
    return isVersion;
  }
}
