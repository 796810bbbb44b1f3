import { relative, resolve } from 'node:path';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { block, line } from '@astro-drift/engine/internal/text/log-text';
import { EXIT } from '../exit.ts';
import { Failure } from '../failure.ts';
import type { Answers, FirstDocument, Given } from '../init/answers.ts';
import { readDocument, selectSources } from '../init/check-answers.ts';
import { inspectRepository, type RepositoryInfo } from '../init/inspect-repository.ts';
import { SETUP_KINDS, specsOf } from '../init/kinds.ts';
import { nextSteps } from '../init/next-steps.ts';
import { outcomeText } from '../init/outcome-text.ts';
import { planFiles } from '../init/plan.ts';
import { askQuestions, PROPOSALS } from '../init/questions.ts';
import { checkFiles, writeFiles } from '../init/write-files.ts';
import type { Printer } from '../printer.ts';
import { openPrompts, type Prompts } from '../prompts.ts';
import { packageVersion } from '../version.ts';

/** The options of `astro-drift init`. */
export interface InitOptions extends Omit<Given, 'path'> {
  readonly root: string;
  readonly document?: string;
  readonly now?: Date;
  readonly yes?: true;
  readonly dryRun?: true;
}

/** The exit code of a command that the user interrupts. */
const INTERRUPTED = 130;

/** Sets up a repository. Returns the exit code. */
export async function init(options: InitOptions, terminal: Printer): Promise<number> {
  const { document, yes = false, dryRun: isDryRun = false, now = new Date() } = options;
  const given: Given =
    document === undefined ? options : { ...options, path: checkDocument(document) };
  const repository = await inspectRepository(resolve(options.root));
  const lacking = yes ? [] : lackingOptions(given);
  if (lacking.length > 0 && !terminal.isInteractive) {
    throw new Failure(
      'Nobody is there to be asked what to set up.',
      `Add ${lacking.join(', and ')}; or \`--yes\` for what fits this repository.`,
    );
  }
  const prompts = lacking.length > 0 ? await openPrompts() : PROPOSALS;
  const answers = await askQuestions(prompts, given, repository);
  if (answers === null) return cancel(prompts);
  const sources = answers.first === null ? [] : checkSources(repository, answers.first);
  const version = packageVersion();
  const day = now.toISOString().slice(0, 10);
  const planned = planFiles(answers, { repository, version, day, sources });
  const files = await checkFiles(repository.root, planned);
  const missing = files.filter(({ state }) => state === 'missing');
  const written = missing.map(({ path }) => path);
  if (!isDryRun && missing.length > 0) {
    const isConfirmed = await prompts.confirm(line`Write ${written.join(', ')}?`);
    if (isConfirmed !== true) return cancel(prompts);
    await writeFiles(repository.root, missing);
  }
  const outcome = outcomeText({
    files,
    found: describeFound(answers, repository),
    steps: nextSteps(written, repository, version),
    folder: relative(process.cwd(), repository.root),
    isDryRun,
  });
  terminal.print(block(outcome));
  return EXIT.clean;
}

function cancel(prompts: Prompts): number {
  prompts.cancel(line`Nothing was written.`);
  return INTERRUPTED;
}

/** The options without which there are questions. */
function lackingOptions({ kind, ci }: Given): string[] {
  return [
    ...(kind === undefined ? ['`--kind frontmatter` or `--kind chant`'] : []),
    ...(ci === undefined ? ['`--ci github`, `--ci gitlab` or `--ci none`'] : []),
  ];
}

function checkDocument(document: string): string {
  const read = readDocument(document);
  if ('problem' in read) throw new Failure(`\`--document ${document}\` ${read.problem}.`);
  return read.path;
}

function checkSources(
  { files }: RepositoryInfo,
  { path, tracks }: FirstDocument,
): readonly string[] {
  if (tracks.length === 0) {
    throw new Failure(
      'No source code was found that a document could be about.',
      'Name it with `--tracks`, such as `--tracks "src/**/*.py"`.',
    );
  }
  const selected = selectSources(files, path, tracks);
  if ('sources' in selected) return selected.sources;
  throw new Failure(`The patterns ${tracks.join(', ')} ${selected.problem}.`);
}

/** What the repository has already, as sentences. */
function describeFound({ kind, first, ci }: Answers, repository: RepositoryInfo): string[] {
  const found: string[] = [];
  if (first === null) {
    const specs = specsOf(kind, repository);
    const count = plural(specs.length, SETUP_KINDS[kind].noun);
    found.push(`${count} found, such as ${specs[0]?.id ?? ''}: watched as they are.`);
  }
  const { checkedBy } = repository;
  if (ci === 'none' && checkedBy !== null) found.push(`${checkedBy} checks them already.`);
  return found;
}
