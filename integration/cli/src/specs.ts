import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import {
  ConcernedSpecs,
  isWithin,
  withFolders,
} from '@astro-drift/engine/internal/report/concerned-specs';
import { plural } from '@astro-drift/engine/internal/report/plural';
import type { Finding, Report } from '@astro-drift/engine/internal/report/schema';
import { withSpecs } from '@astro-drift/engine/internal/report/summary';
import { isAbout } from '@astro-drift/engine/internal/rules/index';
import { declaring } from '@astro-drift/engine/internal/specs/kinds';
import { findNamed } from '@astro-drift/engine/internal/specs/names';
import { similarNames } from '@astro-drift/engine/internal/text/suggestion';
import { Failure } from './failure.ts';
import { pathInside, type TypedPath } from './typed-paths.ts';

/** The specs and files that somebody named. */
export interface Selection {
  /** The ids of the specs. */
  readonly ids: ReadonlySet<string>;
  /** The repository-relative paths. Findings on such files count even if no spec has them. */
  readonly paths: readonly string[];
  /** The documents that are meant: those that are named, or else all of a spec. */
  readonly documents: ReadonlySet<string>;
  /** The paths that concern no spec and have no findings, as they were typed. */
  readonly skipped: readonly string[];
}

/** What names are looked up in. */
export interface Known {
  /** The report that is not narrowed. */
  readonly report: Report;
  readonly root: string;
  /** The files that exist, or existed in HEAD. */
  readonly files: () => Iterable<string>;
}

/**
 * Finds the specs that somebody named: by parts of their ids, or by files and folders that concern
 * them. A path relative to the current folder comes first, then one relative to the repository, then
 * an id.
 *
 * @throws {Failure} if a name is neither, or fits several specs, or leads out of the repository
 */
export function selectNamed(names: readonly TypedPath[], known: Known): Selection {
  const { report } = known;
  const concerned = new ConcernedSpecs(report);
  const files = new Set(known.files());
  let paths: ReadonlySet<string> | null = null;
  const ids = declaring(report.specs).map(({ id }) => id);
  const isKnown = (path: string): boolean =>
    concerned.of(path).size > 0 || (paths ??= new Set([...files].flatMap(withFolders))).has(path);
  const selected = {
    ids: new Set<string>(),
    paths: [] as string[],
    documents: new Set<string>(),
    skipped: [] as string[],
  };
  const addDocuments = (ids: ReadonlySet<string>, path = '.'): void => {
    const all = documentsOf(report, ids);
    const inside = all.filter((file) => isWithin(file, path));
    for (const file of inside.length > 0 ? inside : all) selected.documents.add(file);
  };
  for (const name of names) {
    const path = name.isPath || name.isThere ? pathInside(name, known.root) : name.path;
    const found =
      path !== null && (name.isThere || isKnown(path)) ? path : knownPath(name.typed, isKnown);
    if (found === null) {
      const id = findSpec(name.typed, ids, report, files);
      selected.ids.add(id);
      addDocuments(new Set([id]));
      continue;
    }
    const own = concerned.of(found);
    for (const id of own) selected.ids.add(id);
    selected.paths.push(found);
    addDocuments(own, found);
    const hasFinding = report.findings.some((finding) => isOn(finding, [found]));
    if (own.size === 0 && !hasFinding) selected.skipped.push(name.typed);
  }
  return selected;
}

function documentsOf({ specs }: Report, ids: ReadonlySet<string>): string[] {
  return specs
    .filter(({ id }) => ids.has(id))
    .flatMap(({ documents }) => documents.map(({ file }) => file));
}

/** Returns a path as a report writes it, if there is such a file or folder. */
function knownPath(typed: string, isKnown: (path: string) => boolean): string | null {
  const path = typed.replace(/\/+$/, '');
  return path !== '' && isKnown(path) ? path : null;
}

/** Finds the only spec whose id has a part. */
function findSpec(
  part: string,
  ids: readonly string[],
  { findings }: Report,
  files: ReadonlySet<string>,
): string {
  const named = findNamed(part, ids);
  if ('id' in named) return named.id;
  const unreadable = findings.find(
    (finding) => isAbout(finding, 'declaration') && finding.file.includes(part),
  );
  if (unreadable !== undefined) throw new Failure(unreadable.message, unreadable.help);
  const isPath = /[/\\.]/.test(part);
  const near = isPath && similarNames(part, ids).length === 0 ? similarNames(part, [...files]) : [];
  if (near.length === 0) throw new Failure(named.problem);
  throw new Failure(`There is no file or spec "${part}". Did you mean ${near.join(' or ')}?`);
}

/** Reduces a report to what was selected, and the findings on it. */
export function selectSpecs(report: Report, { ids, paths }: Selection): Report {
  const specs = report.specs.filter(({ id }) => ids.has(id));
  const files = new Set(specs.map(({ file }) => file));
  const isSelected = (finding: Finding): boolean => {
    const { spec, file } = finding;
    if (spec !== null) return ids.has(spec);
    return file === '.' || files.has(file) || isOn(finding, paths);
  };
  const findings = report.findings.filter(isSelected);
  const { suppressed = [], unusedSuppressions = [], ...rest } = report;
  const known = new Set([...files, ...documentsOf(report, ids)]);
  const unused = unusedSuppressions.filter(
    ({ file }) => known.has(file) || paths.some((path) => isWithin(file, path)),
  );
  return {
    ...withSpecs(rest, specs, findings, suppressed.filter(isSelected)),
    ...(unused.length > 0 && { unusedSuppressions: unused }),
  };
}

/** Whether a finding that belongs to no spec is on one of these files, or below these folders. */
function isOn({ spec, file }: Finding, paths: readonly string[]): boolean {
  return spec === null && file !== '.' && paths.some((path) => isWithin(file, path));
}

/** The largest number of skipped files that are named. */
const SHOWN = 3;

/** Says in one line that files were skipped, and why. Returns `null` if none were. */
export function describeSkipped(skipped: readonly string[]): string | null {
  const [first, ...others] = skipped;
  if (first === undefined) return null;
  if (others.length === 0) {
    return isMarkdown(first)
      ? `Skipped ${first}: it declares no sources and refers to none, and no spec tracks or cites it.`
      : `Skipped ${first}: no spec tracks it, and no document cites it.`;
  }
  const rest = skipped.length > SHOWN ? ` and ${skipped.length - SHOWN} more` : '';
  return `Skipped ${plural(skipped.length, 'file')} that no spec tracks and no document cites: ${skipped.slice(0, SHOWN).join(', ')}${rest}.`;
}
