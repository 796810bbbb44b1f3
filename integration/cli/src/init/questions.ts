import { plural } from '@astro-drift/engine/internal/report/plural';
import { line } from '@astro-drift/engine/internal/text/log-text';
import type { Prompts } from '../prompts.ts';
import {
  type Answers,
  type FirstDocument,
  type GivenAnswers,
  type Kind,
  KINDS,
  type Service,
} from './answers.ts';
import { readDocument, selectSources } from './check-answers.ts';
import type { RepositoryInfo } from './inspect-repository.ts';
import { SETUP_KINDS, specsOf } from './kinds.ts';
import { inFolder } from './package-manager.ts';
import { suggestPatterns } from './source-patterns.ts';

/** Answers each question with its proposal, where nobody is asked. */
export const PROPOSALS: Prompts = {
  begin: () => undefined,
  cancel: () => undefined,
  confirm: () => Promise.resolve(true),
  select: ({ choices, proposed }) => Promise.resolve(proposed ?? choices[0]?.value ?? null),
  askText: ({ proposed = '', read }) => Promise.resolve(read(proposed)),
};

/**
 * Asks for everything that is not given. Returns `null` if the person cancels.
 *
 * @throws {Failure} if a given answer cannot be used
 */
export async function askQuestions(
  prompts: Prompts,
  given: GivenAnswers,
  repository: RepositoryInfo,
): Promise<Answers | null> {
  prompts.begin(line`astro-drift in ${repository.name}`);
  const kind = given.kind ?? (await askKind(prompts, repository));
  if (kind === null) return null;
  const isGiven = given.document !== undefined || given.tracks !== undefined;
  const needsFirst = isGiven || specsOf(kind, repository).length === 0;
  const first = needsFirst ? await askFirst(prompts, given, kind, repository) : null;
  if (needsFirst && first === null) return null;
  const ci = given.ci ?? (await askService(prompts, repository));
  const adopts = first === ADOPT;
  return ci && { kind, first: first === ADOPT ? null : first, adopts, ci };
}

/** Proposes chant if the repository uses it, else the kind that needs no other tool. */
async function askKind(prompts: Prompts, repository: RepositoryInfo): Promise<Kind | null> {
  // git may ignore the specs, and then they are not among the files.
  const usesChant =
    repository.files.some((file) => file.startsWith('.chant/')) ||
    specsOf('chant', repository).length > 0;
  return prompts.select<Kind>({
    message: line`How do documents name their sources?`,
    proposed: usesChant ? 'chant' : 'frontmatter',
    choices: KINDS.map((kind) => ({ value: kind, ...SETUP_KINDS[kind].choice })),
  });
}

/** The answer that no document comes first, because the sources of all are proposed. */
const ADOPT = 'adopt:';

async function askFirst(
  prompts: Prompts,
  { document, tracks }: GivenAnswers,
  kind: Kind,
  repository: RepositoryInfo,
): Promise<FirstDocument | typeof ADOPT | null> {
  const path =
    document === undefined
      ? await askDocument(prompts, kind, repository, tracks === undefined)
      : readDocument(document);
  if (path === null || path === ADOPT) return path;
  return tracks === undefined
    ? askSources(prompts, path, repository)
    : selectSources(repository.files, path, tracks);
}

/** Asks which document comes first: one that exists, if its kind permits that, or a new one. */
async function askDocument(
  prompts: Prompts,
  kind: Kind,
  repository: RepositoryInfo,
  mayAdopt: boolean,
): Promise<string | null> {
  const { documentMayExist, defaultPath } = SETUP_KINDS[kind];
  const { site } = repository;
  const proposed =
    site?.isStarlight === true
      ? inFolder(site.folder, 'src/content/docs/architecture.md')
      : defaultPath(site);
  const documents = documentMayExist ? findDocuments(repository) : [];
  const others = documents.filter((file) => file !== proposed);
  if (others.length > 0) {
    const hint = line`is left as it is; you add its sources`;
    const chosen = await prompts.select<string>({
      message: line`Which document comes first?`,
      choices: [
        { value: '', label: line`A new one` },
        ...(mayAdopt
          ? [
              {
                value: ADOPT,
                label: line`Those that are there (${plural(documents.length, 'file')})`,
                hint: line`their sources are proposed, and you are asked before they are written`,
              },
            ]
          : []),
        ...others.map((value) => ({ value, label: line`${value}`, hint })),
      ],
    });
    if (chosen !== '') return chosen;
  }
  return prompts.askText({
    message: line`Where is the document to be? One that is there already is left as it is.`,
    proposed,
    read: readDocument,
  });
}

/** Files about the repository itself, and files of tools. */
const NO_DOCUMENTS =
  /(?:^|\/)(?:\.|node_modules\/|(?:readme|changelog|changes|contributing|licen[cs]e|security|code_of_conduct|agents|claude)\.)/i;

/** Documents that exist and do not declare sources yet. */
export function findDocuments({ files, specs }: RepositoryInfo): string[] {
  const declared = new Set(specs.map(({ id }) => id));
  return files.filter(
    (file) => /\.mdx?$/.test(file) && !NO_DOCUMENTS.test(file) && !declared.has(file),
  );
}

async function askSources(
  prompts: Prompts,
  path: string,
  { files, site }: RepositoryInfo,
): Promise<FirstDocument | null> {
  const patterns = suggestPatterns(files, site?.folder ?? null);
  const proposed = patterns.join(' ');
  return prompts.askText({
    message: line`Which files does it describe? Patterns, with a space between them.`,
    proposed,
    read: (written) =>
      // A proposed pattern may contain a space.
      selectSources(files, path, written === proposed ? patterns : (written.match(/\S+/g) ?? [])),
  });
}

/** Proposes no service if a job runs the check already. */
async function askService(
  prompts: Prompts,
  { service, checkedBy }: RepositoryInfo,
): Promise<Service | null> {
  return prompts.select<Service>({
    message: line`Where are changes checked?`,
    proposed: checkedBy === null ? service : 'none',
    choices: [
      { value: 'github', label: line`GitHub Actions` },
      { value: 'gitlab', label: line`GitLab CI` },
      { value: 'none', label: line`Nowhere, or there is a job for it` },
    ],
  });
}
