import { citationDrafts } from '@astro-drift/engine/internal/report/citation-findings';
import { coverageDrafts } from '@astro-drift/engine/internal/report/coverage-findings';
import type { Draft } from '@astro-drift/engine/internal/report/draft';
import {
  describeChanges,
  describeUpstream,
  helpOf,
} from '@astro-drift/engine/internal/report/findings';
import type { RuleName } from '@astro-drift/engine/internal/report/rules';
import type { Finding, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { Unnamed } from './unnamed.ts';

/** The message of a finding, made only from what the site shows. */
type Told = Pick<Finding, 'message' | 'help' | 'source'>;

/** The data from which a public message is made. */
interface Known {
  /** The spec of the finding, as the site shows it. */
  readonly spec: SpecReport | null;
  readonly specs: readonly SpecReport[];
}

/**
 * How each rule tells of its findings on a site that does not show everything; `null` where nothing
 * can be told. A finding is put in words anew, from what is shown, and kept only where it speaks of
 * nothing but its own spec.
 */
const TELL: Readonly<Record<RuleName, (finding: Finding, known: Known) => Told | null>> = {
  drift: (_, { spec }) =>
    spec && { message: `${spec.title}: ${describeChanges(spec)}`, help: helpOf(spec) },
  'upstream-drift': (_, { spec }) =>
    spec && spec.upstreamDrift.length > 0
      ? { message: `${spec.title}: ${describeUpstream(spec)}`, help: helpOf(spec) }
      : null,
  'unknown-baseline': asItIs,
  'empty-input': asItIs,
  'missing-document': asItIs,
  'broken-citation': tellCitation,
  'changed-citation': tellCitation,
  'moved-citation': tellCitation,
  overdue: asItIs,
  'invalid-spec': tellProblem,
  'undocumented-source': ({ file }, { specs }) => coverageDrafts([file], specs)[0] ?? null,
};

/**
 * Rewords the findings that the site may show, and drops the others.
 *
 * @param findings those about what it shows
 * @param specs what it shows of the specs that it shows
 */
export function publicFindings(
  findings: readonly Finding[],
  specs: readonly SpecReport[],
  unnamed: Unnamed,
): Finding[] {
  const byId = new Map(specs.map((spec) => [spec.id, spec]));
  return findings.flatMap((finding): Finding[] => {
    const { rule, severity, spec: id, file, line, column, fingerprint } = finding;
    const spec = id === null ? null : (byId.get(id) ?? null);
    if (unnamed.has(file) || (spec === null && id !== null)) return [];
    const told = TELL[rule](finding, { spec, specs });
    if (told === null) return [];
    const { message, help, source } = told;
    // The title belongs to the spec itself, so it may contain any word.
    const title = spec !== null && message.startsWith(spec.title) ? spec.title : '';
    if ([message.slice(title.length), help].some((text) => unnamed.isIn(text))) return [];
    return [
      {
        ...{ rule, severity, message, spec: id, file },
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
        ...(source !== undefined && { source }),
        ...{ help, fingerprint },
      },
    ];
  });
}

/** Of a rule that looks at nothing but the spec itself, or at the whole repository. */
function asItIs({ message, help }: Finding): Told {
  return { message, help };
}

/** A citation is told where it is still there, and the same is wrong with it. */
function tellCitation({ rule, file, message }: Finding, { spec }: Known): Told | null {
  const drafts: Draft[] = spec === null ? [] : citationDrafts(spec);
  const same = drafts.find(
    (draft) => draft.rule === rule && draft.file === file && draft.message === message,
  );
  return same ?? null;
}

/** What is wrong with a declaration may be another one, or be told with words from it. */
function tellProblem(finding: Finding, { spec, specs }: Known): Told | null {
  const { file } = finding;
  if (spec !== null || file === '.') return asItIs(finding);
  const isShown = specs.some((shown) => shown.file === file);
  return isShown
    ? {
        message: `${file}: something in the frontmatter cannot be used, or is odd`,
        help: 'Run `astro-drift check`, which says what it is.',
      }
    : null;
}
