import type { NodeType } from './node-types.ts';

/** Matches the name and the value of an assignment that only says which version a program has. */
const NAME = /^_*version_*$/i;
const VERSION = /^["'`]v?\d+\.\d+\.\d+[-+.\w]*["'`]$/;

/** Matches a token that assigns a value to a name. */
const ASSIGNMENT = /^(?::|:?=|=>)$/;

/** Recognises the version number of a program, as in `VERSION = '1.2.3'`. */
export class VersionValues {
  /** The last name that was read. `isAssigned` is true if an assignment sign has come after it. */
  private name = '';
  private isAssigned = false;

  /** Reads a leaf. Returns true if it is the version number of the program. */
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
