import { formatOf } from '../../documents/format.ts';
import {
  type Frontmatter,
  FrontmatterError,
  readFrontmatter,
} from '../../documents/frontmatter.ts';
import { readPlainTitle } from '../../documents/plain-title.ts';
import { readList, readText } from '../fields.ts';
import { isPublic } from '../publicity.ts';
import type { ReadSpec, SpecKind } from './kind.ts';
import { page } from './page.ts';

/**
 * A page that declares nothing and is watched through its references. It is its own document, and
 * has neither inputs nor a baseline. The frontmatter belongs to the site, so that only what every
 * page of a site may say is read.
 */
export const references: SpecKind = {
  noun: 'page',
  candidates: { in: 'other-pages' },
  declaresSources: false,
  read: readWatchedPage,
  readCompletion: () => null,
  writtenTypes: new Set(),
  isOwnDocument: true,
  isNamedByOthers: false,
  editsAreReviews: false,
  keepsName: false,
  pathspecs: page.pathspecs,
  namedCommits: () => [],
  statementOf: () => null,
  review: 'correct its references',
  rerunCommand: null,
};

/** Reads a page. Frontmatter that cannot be read may keep the page off the site. */
export function readWatchedPage(file: string, text: string): ReadSpec {
  const found = readPage(text);
  const { data, body } = found ?? { data: {}, body: text };
  const title = readText(data['title']) ?? (formatOf(file) === 'mdx' ? null : readPlainTitle(body));
  return {
    spec: {
      id: file,
      kind: 'references',
      file,
      title: title ?? file,
      type: 'page',
      completed: true,
      completion: null,
      verification: null,
      run: null,
      inputs: [],
      targets: [file],
      dependsOn: [],
      members: [],
      commits: [],
      schedule: null,
      rules: {},
      owners: readList(data['owner']),
      public: found !== null && isPublic(text, data),
    },
    problems: [],
    untitled: title === null ? body : null,
  };
}

function readPage(text: string): Frontmatter | null {
  try {
    return readFrontmatter(text, 'text');
  } catch (error) {
    if (error instanceof FrontmatterError) return null;
    throw error;
  }
}
