import { findUpstreamDrift } from '../drift/lineage.ts';
import type { Role } from '../specs/spec.ts';
import type { Touched } from './advance.ts';
import type { CitationReport, Report, SpecReport, Status } from './schema.ts';

/** A file among the inputs of a spec, and the pattern that selects it. */
export interface AffectedInput {
  readonly path: string;
  readonly role: Role;
  readonly pattern: string;
}

/** A spec that has one of the files among its inputs. */
export interface AffectedSpec {
  readonly id: string;
  readonly title: string;
  /** Where it is declared. */
  readonly file: string;
  readonly status: Status;
  readonly inputs: readonly AffectedInput[];
}

/** A reference to one of the files. */
export interface AffectedCitation extends Pick<
  CitationReport,
  'text' | 'line' | 'path' | 'startLine' | 'endLine' | 'state' | 'current' | 'stale'
> {
  /** The nearest heading above; `null` where there is none. */
  readonly section: { readonly heading: string; readonly slug: string } | null;
  /** Whether the cited lines are other ones than at the commit compared with; `null` without one. */
  readonly touched: boolean | null;
}

/** A document that cites some of the files. */
export interface AffectedDocument {
  readonly file: string;
  /** Id of the spec that it is made by. */
  readonly spec: string;
  readonly citations: readonly AffectedCitation[];
}

/** A spec that builds on one of those that are affected. */
export interface DownstreamSpec {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  /** The way to the nearest affected spec, which stands last. */
  readonly through: readonly string[];
}

/** What files concern: everything sorted, for people and for machines. */
export interface Affected {
  /** What was compared with, where it was asked for what differs. */
  readonly since: { readonly ref: string; readonly commit: string } | null;
  /** The files and folders that were asked for. */
  readonly paths: readonly string[];
  readonly specs: readonly AffectedSpec[];
  readonly documents: readonly AffectedDocument[];
  /** Without those that are affected themselves. */
  readonly downstream: readonly DownstreamSpec[];
}

/** What it is asked of. */
export interface AffectedTerms extends Pick<Affected, 'since' | 'paths'> {
  /** The inputs of each spec that are asked for, by spec id. */
  readonly inputs: ReadonlyMap<string, readonly AffectedInput[]>;
  /** Whether a path is one that is asked for. */
  readonly isAsked: (path: string) => boolean;
  /** `null` where there is no commit to compare with. */
  readonly touched: Touched | null;
}

/** Leads from files back to what they concern. */
export function traceAffected({ specs }: Report, terms: AffectedTerms): Affected {
  const affected = specs.flatMap(({ id, title, file, status }): AffectedSpec[] => {
    const inputs = terms.inputs.get(id) ?? [];
    return inputs.length === 0 ? [] : [{ id, title, file, status, inputs }];
  });
  const origins = new Set(affected.map(({ id }) => id));
  const lineage = new Map(specs.map(({ id, upstream }) => [id, upstream]));
  const downstream = specs.flatMap(({ id, title, status }): DownstreamSpec[] => {
    const through = origins.has(id) ? [] : findUpstreamDrift(id, lineage, origins);
    return through.length === 0 ? [] : [{ id, title, status, through }];
  });
  const { since, paths } = terms;
  const documents = specs.flatMap((spec) => citing(spec, terms));
  return {
    since,
    paths,
    specs: affected,
    documents: documents.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    downstream,
  };
}

function citing({ id, documents }: SpecReport, terms: AffectedTerms): AffectedDocument[] {
  const { isAsked, touched } = terms;
  return documents.flatMap(({ file, citations, sections }): AffectedDocument[] => {
    const own = citations
      .filter(({ path, current }) => isAsked(path) || isAsked(current?.path ?? path))
      .map((citation): AffectedCitation => {
        const { text, line, path, startLine, endLine, state, current, stale } = citation;
        const section = sections.find(({ slug }) => slug === citation.section);
        return {
          text,
          line,
          section: section === undefined ? null : { heading: section.heading, slug: section.slug },
          path,
          startLine,
          endLine,
          state,
          current,
          stale,
          touched: touched?.(current ?? { path, startLine: null, endLine: null }) ?? null,
        };
      });
    return own.length === 0 ? [] : [{ file, spec: id, citations: own }];
  });
}
