import type { Document } from '../documents/document.ts';
import type { Exemption } from '../documents/exemptions.ts';
import type { Reference } from '../documents/references.ts';
import { readPageLink } from '../documents/page-link.ts';
import { compilePattern } from '../specs/pattern.ts';
import { readReference } from './finder.ts';
import type { KnownFiles } from './known-files.ts';
import { isPathShaped } from './path-shape.ts';
import { readCitation } from './read-citation.ts';

/** The option `ignore`: patterns of references and of pages that are exempt from all checks. */
export interface IgnoreOption {
  /** Patterns for the paths that references name. */
  readonly references: readonly string[];
  /** Patterns for the documents whose references are exempt. */
  readonly pages: readonly string[];
}

/** A pattern of the option `ignore` that exempts nothing. */
export interface UnusedPattern {
  readonly field: keyof IgnoreOption;
  readonly pattern: string;
}

interface Pattern extends UnusedPattern {
  readonly test: (path: string) => boolean;
}

/** The patterns of the option `ignore`. They remember whether they exempted something. */
export class IgnoredPatterns {
  private readonly patterns: readonly Pattern[];
  private readonly used = new Set<Pattern>();

  constructor({ references, pages }: IgnoreOption) {
    const compile = (field: keyof IgnoreOption) => (pattern: string) => ({
      field,
      pattern,
      test: compilePattern(pattern),
    });
    this.patterns = [...references.map(compile('references')), ...pages.map(compile('pages'))];
  }

  /** Whether a pattern exempts a reference of a document to one of the paths. */
  exempts(document: string, paths: readonly string[]): boolean {
    const found = this.patterns.filter(({ field, test }) =>
      field === 'pages' ? test(document) : paths.some(test),
    );
    for (const pattern of found) this.used.add(pattern);
    return found.length > 0;
  }

  get unused(): UnusedPattern[] {
    return this.patterns
      .filter((pattern) => !this.used.has(pattern))
      .map(({ field, pattern }) => ({ field, pattern }));
  }
}

/** The references of a document, without the exempt ones. */
export interface CheckedReferences {
  readonly references: readonly Reference[];
  /** How many references are exempt that could be citations. */
  readonly exempt: number;
  /** The comments that exempt nothing. */
  readonly unused: readonly Exemption[];
  /** The lines that comments exempt. */
  readonly isExemptLine: (line: number) => boolean;
}

/** Leaves out the references of a document that a comment or the option `ignore` exempts. */
export function checkedReferences(
  file: string,
  { references, exemptions }: Document,
  files: KnownFiles,
  patterns: IgnoredPatterns,
): CheckedReferences {
  const used = new Set<Exemption>();
  let exempt = 0;
  const checked = references.filter((reference) => {
    const own = exemptions.filter((each) => concerns(each, reference.line));
    const paths = pathsOf(reference, file, files);
    const isIgnored = paths.length > 0 && patterns.exempts(file, paths);
    if (own.length === 0 && !isIgnored) return true;
    const isLink = reference.kind === 'link' && readPageLink(reference.text) !== null;
    if (paths.length > 0) exempt++;
    if (paths.length > 0 || isLink) for (const each of own) used.add(each);
    return false;
  });
  return {
    references: checked,
    exempt,
    unused: exemptions.filter((each) => !used.has(each)),
    isExemptLine: (line) => exemptions.some((each) => concerns(each, line)),
  };
}

function concerns({ startLine, endLine }: Exemption, line: number): boolean {
  return startLine <= line && line <= endLine;
}

/** Returns the paths that a reference names; none if it can be no citation. */
function pathsOf(reference: Reference, file: string, files: KnownFiles): string[] {
  const cited = readReference(reference, file, files).map(({ path }) => path);
  const written = readCitation(reference.text, reference.kind)
    .map(({ path }) => path.replace(/^(?:\.{0,2}\/)+/, ''))
    .filter(isPathShaped);
  return [...new Set([...cited, ...written])];
}
