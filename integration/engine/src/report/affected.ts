import * as z from 'zod';
import { findUpstreamDrift } from '../drift/lineage.ts';
import { STATUSES } from '../drift/status.ts';
import { ROLES } from '../specs/spec.ts';
import type { Touched } from './base-comparison.ts';
import { CitationSchema, type Report, type SpecReport } from './schema.ts';

const Input = z.object({
  path: z.string(),
  role: z.enum(ROLES),
  pattern: z.string().describe('that selects the file'),
});

const Spec = z.object({
  id: z.string(),
  title: z.string(),
  file: z.string().describe('where the spec is declared'),
  status: z.enum(STATUSES),
  inputs: z.array(Input),
});

const Citation = CitationSchema.pick({
  text: true,
  line: true,
  path: true,
  startLine: true,
  endLine: true,
  state: true,
  current: true,
  stale: true,
}).extend({
  section: z
    .object({ heading: z.string(), slug: z.string() })
    .nullable()
    .describe('the nearest heading above; null: there is none'),
  touched: z
    .boolean()
    .nullable()
    .describe('the cited lines differ from the commit compared with; null: there is none'),
});

const Document = z.object({
  file: z.string(),
  spec: z.string().describe('id of the spec that the document is made by'),
  citations: z.array(Citation),
});

const Downstream = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(STATUSES),
  through: z.array(z.string()).describe('the way to the nearest affected spec, which stands last'),
});

/** The schema of the type `Affected`. */
export const AffectedSchema = z.object({
  schemaVersion: z.literal(1),
  since: z
    .object({ ref: z.string(), commit: z.string() })
    .nullable()
    .describe('what was compared with; null: files and folders were named'),
  paths: z.array(z.string()).describe('the files and folders that were asked for'),
  specs: z.array(Spec),
  documents: z.array(Document),
  downstream: z.array(Downstream).describe('specs that build on these, without these'),
});

/** The specs and documents that depend on some files. All lists are sorted. */
export type Affected = z.infer<typeof AffectedSchema>;
/** A file that is an input of a spec, and the pattern that selects it. */
export type AffectedInput = z.infer<typeof Input>;
/** A spec that has at least one of the files as an input. */
export type AffectedSpec = z.infer<typeof Spec>;
/** A reference to one of the files. */
export type AffectedCitation = z.infer<typeof Citation>;
/** A document that cites some of the files. */
export type AffectedDocument = z.infer<typeof Document>;
/** A spec that builds on an affected spec. */
export type DownstreamSpec = z.infer<typeof Downstream>;

/** What {@link traceAffected} needs besides the report. */
export interface AffectedTerms {
  readonly since: Affected['since'];
  readonly paths: readonly string[];
  /** For each spec, by id: its inputs that are among the files in question. */
  readonly inputs: ReadonlyMap<string, readonly AffectedInput[]>;
  /** Whether a path is one of the files in question. */
  readonly isAsked: (path: string) => boolean;
  /** It is `null` if there is no commit to compare with. */
  readonly touched: Touched | null;
}

/** Finds the specs and documents that depend on the files in question. */
export function traceAffected({ specs }: Report, terms: AffectedTerms): Affected {
  const affected = specs.flatMap(({ id, title, file, status }): AffectedSpec[] => {
    const inputs = terms.inputs.get(id) ?? [];
    return inputs.length === 0 ? [] : [{ id, title, file, status, inputs: [...inputs] }];
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
    schemaVersion: 1,
    since,
    paths: [...paths],
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
