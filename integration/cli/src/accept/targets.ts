import type { SectionTarget } from '@astro-drift/engine/internal/accept/options';
import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { Failure } from '../failure.ts';
import { readTypedPath } from '../typed-paths.ts';

/** The specs and sections that somebody named on the command line. */
export interface Targets {
  /** Parts of ids, and paths of documents. */
  readonly specs: readonly string[];
  readonly sections: readonly SectionTarget[];
}

/** Returns the repository-relative path of a document that the user typed. */
export type ReadPath = (typed: string) => string;

const DOCUMENT = String.raw`.+?\.(?:md|markdown|mdx)`;
const AT_SECTION = new RegExp(`^(${DOCUMENT})#(?!L\\d)(.*)$`, 'is');
const AT_LINE = new RegExp(`^(${DOCUMENT})(?::|#L)(\\d{1,9})(?:[-:,].*)?$`, 'is');

/**
 * Reads the arguments of `accept`: `docs/guide.md#slug` and `docs/guide.md:12` mean a section, and
 * anything else a spec.
 *
 * @param sections the values of `--section`, which are sections of the only document that is named
 * @throws {Failure} if there are sections, but not one document
 */
export function readTargets(
  names: readonly string[],
  sections: readonly string[],
  readPath: ReadPath,
): Targets {
  if (sections.length > 0) {
    const [document, ...others] = names;
    if (document === undefined || others.length > 0) {
      throw new Failure(
        document === undefined ? 'No document is named.' : 'Several documents are named.',
        'Name the one document of the sections: accept docs/guide.md --section log-in',
      );
    }
    const path = readPath(document);
    return { specs: [], sections: sections.map((section) => ({ document: path, section })) };
  }
  const targets = names.map((name) => readTarget(name, readPath));
  return {
    specs: targets.filter((target) => typeof target === 'string'),
    sections: targets.filter((target) => typeof target !== 'string'),
  };
}

function readTarget(name: string, readPath: ReadPath): string | SectionTarget {
  const [, document = '', section] = AT_SECTION.exec(name) ?? [];
  if (section !== undefined) return { document: readPath(document), section };
  const [, file = '', line] = AT_LINE.exec(name) ?? [];
  if (line === undefined) return readPath(name);
  return { document: readPath(file), line: Math.max(Number(line), 1) };
}

/**
 * Reads the path of a document relative to the current folder, if there is such a file in the
 * repository. Anything else stays as it is: it may be a part of an id.
 *
 * @param root the repository
 * @param folder the current folder
 */
export function readPathIn(root: string, folder: string): ReadPath {
  return (typed) => {
    const { path, isThere } = readTypedPath(typed, root, folder);
    return path !== null && isThere && isMarkdown(path) ? path : typed;
  };
}
