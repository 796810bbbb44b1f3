import * as z from 'zod';
import { CITATION_STATES } from '../citations/state.ts';
import { SYMBOL_KINDS } from '../code/symbols.ts';
import { PARTS } from '../documents/part.ts';
import { SIGNIFICANCES } from '../code/significances.ts';
import { STATUSES } from '../drift/status.ts';
import { DOCUMENT_STATES, IMPACTS } from '../impact/impact.ts';
import { SPEC_KIND_NAMES } from '../specs/kinds.ts';
import { ROLES } from '../specs/spec.ts';

const Status = z.enum(STATUSES);
const Role = z.enum(ROLES);
/** A line, counted from 1. */
export const Line = z.int().min(1);

/** The schema of the type `CommitReport`. */
export const CommitSchema = z.object({
  oid: z.string(),
  date: z.iso.datetime().describe('when it was written'),
  author: z.string(),
  subject: z.string(),
});

/** The place of a commit in the list `commits` of the report. */
const CommitIndex = z.int().min(0);

const CodeSymbol = z.object({
  kind: z.enum(SYMBOL_KINDS),
  name: z.string().describe('qualified, such as `Session.refresh`; the path of a route'),
  method: z.string().nullable().describe('of a route: the HTTP method; null: any'),
  line: Line.describe('of the file as it is now; of the file as it was, for one that is gone'),
});

/** The schema of the type `ChangeReport`. */
export const ChangeSchema = z.object({
  path: z.string(),
  previousPath: z.string().optional().describe('where a renamed file was'),
  role: Role,
  kind: z.enum(['modified', 'added', 'deleted', 'renamed']),
  significance: z.enum(SIGNIFICANCES).nullable().describe('null: renamed, and otherwise the same'),
  significant: z.boolean().describe('it makes the spec drift'),
  ignored: z.boolean().describe('nothing but commits that are to be ignored changed the file'),
  language: z.string().nullable().describe('that the file was read as; null: compared as text'),
  additions: z.int().min(0).nullable().describe('lines; null: the clone lacks the old content'),
  deletions: z.int().min(0).nullable().describe('lines; null: the clone lacks the old content'),
  symbols: z.object({
    added: z.array(CodeSymbol),
    removed: z.array(CodeSymbol),
    changed: z.array(CodeSymbol),
  }),
  rows: z
    .object({ added: z.int().min(0), removed: z.int().min(0) })
    .nullable()
    .describe('of a data file such as CSV'),
  owners: z.array(z.string()).describe('as CODEOWNERS names them'),
  modifiedAt: z.iso.datetime().nullable().describe('null: changed, but not committed yet'),
  commits: z
    .array(CommitIndex)
    .describe('indexes of those that changed the file since the baseline, newest first'),
});

/** The schema of the type `FilePlace`. */
export const FilePlaceSchema = z.object({
  path: z.string(),
  startLine: Line.nullable(),
  endLine: Line.nullable(),
});

/** The schema of the type `CitationReport`. */
export const CitationSchema = z.object({
  text: z.string().describe('as written'),
  kind: z.enum(['code', 'link', 'text']).describe('inline code, a link target, or plain text'),
  line: Line.describe('of the document'),
  column: Line.describe('where it begins, in UTF-16 units'),
  section: z.string().nullable().describe('slug of the nearest heading above'),
  path: z.string(),
  symbol: z.string().nullable().describe('that was cited by name'),
  startLine: Line.nullable().describe('null: the whole file'),
  endLine: Line.nullable(),
  commit: z.string().nullable().describe('in which the lines are meant; null: the working tree'),
  state: z.enum(CITATION_STATES),
  current: FilePlaceSchema.nullable().describe('where the lines are now; null: nowhere'),
  stale: z.boolean().describe('the lines are other ones, in a way that makes drift'),
});

const DiagramNode = z.object({
  label: z.string().describe('as written in the diagram, or one line of it'),
  path: z.string().describe('of a file or a folder'),
  startLine: Line.nullable(),
  endLine: Line.nullable(),
  state: z.enum(CITATION_STATES),
  current: FilePlaceSchema.nullable(),
  drifted: z
    .boolean()
    .describe('the file, or one of the folder, changed in a way that makes drift'),
});

const Diagram = z.object({
  line: Line.describe('of the document'),
  nodes: z.array(DiagramNode).describe('whose labels name files or folders'),
});

const Impact = z.enum(IMPACTS).describe('how much the changes concern what it says');
const State = z.enum(DOCUMENT_STATES).describe('follows from the impact');

const Acceptance = z.object({
  author: z.string(),
  date: z.iso.datetime(),
  reason: z.string(),
  until: z.string().nullable(),
  expired: z.boolean().describe('it ended, and another rule gave the baseline'),
});

/** The baseline of a section. */
export const SectionBaselineSchema = z.object({
  from: z
    .enum([
      'accepted',
      'completion-commit',
      'named-commit',
      'completion-time',
      'status-commit',
      'page-commit',
      'trailer',
      'working-tree',
    ])
    .nullable()
    .describe('the rule that gave it; null: there is none'),
  commit: z.string().nullable(),
  date: z.iso.datetime().nullable(),
});

const Baseline = SectionBaselineSchema.extend({
  reason: z.string(),
  acceptance: Acceptance.nullable(),
});
/** When the first change was committed that is pending. */
const Since = z.iso.datetime().nullable();

/** The schema of the type `SectionReport`. */
export const SectionSchema = z.object({
  heading: z.string(),
  slug: z.string(),
  line: Line,
  state: State,
  impact: Impact,
  baseline: SectionBaselineSchema.optional().describe(
    'the newest review of the section, where sections are reviewed one by one',
  ),
});

const Evidence = z.object({
  impact: Impact,
  kind: z.string().describe('what was compared, such as `list`, `value` or `citation`'),
  text: z
    .string()
    .describe('in words; names stand between backticks, and headings between asterisks'),
  path: z.string().describe('of the source file, or of the spec if its own file is the reason'),
  line: Line.nullable().describe('of that file as it is now'),
  section: z.string().nullable().describe('slug; null: before the first heading'),
  commit: CommitIndex.nullable().describe(
    'index of the newest one that changed the file; null: none, or not committed',
  ),
});

/** The schema of the type `PassedOverReport`. */
export const PassedOverSchema = z
  .object({
    otherProjects: z.int().describe('no folder of the repository has such a name'),
    submodules: z.int(),
    gitIgnored: z.int(),
    exempt: z.int().describe('by a comment such as `drift-ignore`, or by the option `ignore`'),
  })
  .describe('references that are neither citations nor mistakes, by reason');

/** The schema of the type `DocumentReport`. */
export const DocumentSchema = z.object({
  file: z.string(),
  state: State,
  impact: Impact,
  since: Since.describe('of the changes to which `evidence` leads'),
  evidence: z.array(Evidence).describe('reasons for the impact, the strongest first'),
  edited: z.boolean().describe('by hand since a run wrote it; another run would overwrite that'),
  hidden: z.array(z.enum(PARTS)).describe('what its frontmatter keeps off its page'),
  sections: z.array(SectionSchema),
  citations: z.array(CitationSchema),
  passedOver: PassedOverSchema.optional().describe('it is left out if there are none'),
  diagrams: z.array(Diagram),
});

const Run = z.object({
  prompt: z.string().nullable().describe('its name'),
  model: z.string().nullable(),
  approval: z
    .object({
      status: z.string().nullable(),
      by: z.string().nullable(),
      at: z.iso.datetime().nullable(),
    })
    .nullable(),
  branch: z.string().nullable(),
  pr: z.string().nullable().describe('number or address of the pull request'),
});

/** The schema of the type `InputReport`. */
export const InputSchema = z.object({
  role: Role,
  pattern: z.string(),
  matched: z.int().min(0).describe('files, now'),
  files: z.array(z.string()).describe('that match now, or did at the baseline'),
});

/** The schema of the type `SpecReport`. */
export const SpecSchema = z.object({
  id: z.string(),
  kind: z.enum(SPEC_KIND_NAMES),
  title: z.string(),
  type: z.string(),
  file: z.string(),
  public: z.boolean().describe('false: kept off the site'),
  owners: z.array(z.string()).describe('who answers for the documents, as `owner` names them'),
  status: Status,
  run: Run.nullable().describe('what wrote the documents, as a chant spec says; null: people'),
  since: Since.describe(
    'the date of the oldest commit of changes that make drift; null: none, or not committed',
  ),
  completedAt: z.iso.datetime().nullable(),
  nextCheck: z.iso.datetime().nullable().describe('from `schedule`'),
  baseline: Baseline,
  inputCount: z.int().min(0).describe('files that match now'),
  inputs: z.array(InputSchema),
  changes: z.array(ChangeSchema),
  withheld: z
    .int()
    .optional()
    .describe('on a site: changes that make drift, of files that are not named there'),
  upstream: z.array(z.string()).describe('ids of the specs that this one builds on directly'),
  upstreamDrift: z
    .array(z.string())
    .describe('the way to the nearest upstream spec that has drifted, which stands last'),
  documents: z.array(DocumentSchema),
  recommendation: z.object({ text: z.string(), command: z.string().nullable() }).nullable(),
});

/** Everything that a report says about a spec, except for findings. */
export type SpecReport = z.infer<typeof SpecSchema>;
/** A document of a spec, with its sections and citations. */
export type DocumentReport = z.infer<typeof DocumentSchema>;
/** A reason for the impact on a document. */
export type EvidenceReport = z.infer<typeof Evidence>;
/** A heading of a document, and the state of the text below it. */
export type SectionReport = z.infer<typeof SectionSchema>;
/** A reference from a document to source code. */
export type CitationReport = z.infer<typeof CitationSchema>;
export type PassedOverReport = z.infer<typeof PassedOverSchema>;
/** A Mermaid diagram of a document. */
export type DiagramReport = z.infer<typeof Diagram>;
/** A commit that changed an input. */
export type CommitReport = z.infer<typeof CommitSchema>;
/** An input that differs from its baseline. */
export type ChangeReport = z.infer<typeof ChangeSchema>;
/** The statement of a person that the documents of a spec are right. */
export type AcceptanceReport = z.infer<typeof Acceptance>;
/** A pattern of inputs, with its files. */
export type InputReport = z.infer<typeof InputSchema>;
/** What wrote the documents of a spec. */
export type RunReport = z.infer<typeof Run>;
/** A function, method, class, type or route. */
export type SymbolReport = z.infer<typeof CodeSymbol>;
/** The baseline of a spec, with the reason why it was chosen. */
export type BaselineReport = z.infer<typeof Baseline>;
export type { Status } from '../drift/status.ts';
