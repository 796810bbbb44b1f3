import { relative, resolve } from 'node:path';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { block, line } from '@astro-drift/engine/internal/text/log-text';
import { EXIT } from '../exit.ts';
import { Failure } from '../failure.ts';
import type { Answers, GivenAnswers } from '../init/answers.ts';
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
import { adopt } from './adopt.ts';

export interface InitOptions extends GivenAnswers {
  readonly root: string;
  readonly now?: Date;
  readonly yes?: true;
  readonly dryRun?: true;
}

/** Sets up a repository. Returns the exit code. */
export async function init(options: InitOptions, terminal: Printer): Promise<number> {
  const { dryRun: isDryRun = false, now = new Date() } = options;
  const repository = await inspectRepository(resolve(options.root));
  const prompts = await choosePrompts(options, terminal);
  const answers = await askQuestions(prompts, options, repository);
  if (answers === null) return cancel(prompts);
  const version = packageVersion();
  const day = now.toISOString().slice(0, 10);
  const planned = planFiles(answers, { repository, version, day });
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
    steps: nextSteps(written, repository, version, answers.adopts),
    folder: relative(process.cwd(), repository.root),
    isDryRun,
  });
  if (!answers.adopts || missing.length > 0) terminal.print(block(outcome));
  if (!answers.adopts) return EXIT.clean;
  const { root } = repository;
  return adopt([], { root, fetch: true, cache: true, ...(isDryRun && { dryRun: true }) }, terminal);
}

/** Asks a person only if an option is missing that decides what is set up. */
async function choosePrompts(
  { yes, kind, ci }: InitOptions,
  { isInteractive }: Printer,
): Promise<Prompts> {
  const missing = [
    ...(kind === undefined ? ['`--kind frontmatter` or `--kind chant`'] : []),
    ...(ci === undefined ? ['`--ci github`, `--ci gitlab` or `--ci none`'] : []),
  ];
  if (yes || missing.length === 0) return PROPOSALS;
  if (isInteractive) return openPrompts();
  throw new Failure(
    'There is no terminal on which to ask what to set up.',
    `Add ${missing.join(', and ')}; or \`--yes\` for what fits this repository.`,
  );
}

function cancel(prompts: Prompts): number {
  prompts.cancel(line`Nothing was written.`);
  return EXIT.cancelled;
}

/** What the repository has already, as sentences. */
function describeFound({ kind, first, adopts, ci }: Answers, repository: RepositoryInfo): string[] {
  const found: string[] = [];
  if (first === null && !adopts) {
    const specs = specsOf(kind, repository);
    const count = plural(specs.length, SETUP_KINDS[kind].noun);
    found.push(`${count} found, such as ${specs[0]?.id ?? ''}: watched as they are.`);
  }
  const { checkedBy } = repository;
  if (ci === 'none' && checkedBy !== null) found.push(`${checkedBy} checks them already.`);
  return found;
}
