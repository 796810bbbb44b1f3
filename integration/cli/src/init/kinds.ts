import type { SpecKindName } from '@astro-drift/engine/internal/specs/kinds';
import { line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import type { FirstDocument, Kind } from './answers.ts';
import { planChantSpec } from './chant-spec.ts';
import { planPage } from './frontmatter-page.ts';
import type { RepositoryInfo } from './inspect-repository.ts';
import { inFolder } from './package-manager.ts';
import type { PlanContext, PlannedFile } from './planned-file.ts';
import type { Site } from './project.ts';

/** A way to declare sources that `init` can set up. */
export interface SetupKind {
  /** The kind of the specs that it makes. */
  readonly spec: SpecKindName;
  /** The name of such a spec in messages. */
  readonly noun: string;
  /** Its answer to the question how documents name their sources. */
  readonly choice: { readonly label: LogText; readonly hint?: LogText };
  /** Whether the first document may exist already. Otherwise it would be overwritten later. */
  readonly documentMayExist: boolean;
  /** The path of the first document, except on a Starlight site. */
  readonly defaultPath: (site: Site | null) => string;
  /** Plans the files that declare the first document and its sources. */
  readonly plan: (first: FirstDocument, context: PlanContext) => PlannedFile[];
}

/** All kinds, in the order of the choices. */
export const SETUP_KINDS: Readonly<Record<Kind, SetupKind>> = {
  frontmatter: {
    spec: 'page',
    noun: 'document',
    choice: { label: line`In their own frontmatter`, hint: line`needs nothing else` },
    documentMayExist: true,
    defaultPath: (site) =>
      site === null ? 'docs/architecture.md' : inFolder(site.folder, 'src/pages/architecture.md'),
    plan: planPage,
  },
  chant: {
    spec: 'chant',
    noun: 'chant spec',
    choice: { label: line`In chant specs, which write them` },
    documentMayExist: false,
    defaultPath: () => 'docs/architecture/overview.md',
    plan: planChantSpec,
  },
};

/** The specs of a kind that exist already. */
export function specsOf(kind: Kind, { specs }: RepositoryInfo): RepositoryInfo['specs'] {
  return specs.filter((spec) => spec.kind === SETUP_KINDS[kind].spec);
}
