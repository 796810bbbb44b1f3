import { relative, resolve } from 'node:path';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { block } from '@astro-drift/engine/internal/text/log-text';
import { dayOf, toTimestamp } from '@astro-drift/engine/internal/text/time';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import type { Answers, FirstDocument } from '../init/answers.ts';
import { proposeDocument, proposeKind, proposeService, specsOf } from '../init/defaults.ts';
import { SETUP_KINDS } from '../init/kinds.ts';
import { nextSteps } from '../init/next-steps.ts';
import { outcomeText } from '../init/outcome-text.ts';
import { planSetup } from '../init/plan.ts';
import { ask, confirmFiles, type Given, sayCancelled } from '../init/questions.ts';
import { readDocument, selectSources } from '../init/sources.ts';
import { readSurroundings, type Surroundings } from '../init/surroundings.ts';
import { foresee, writeFiles } from '../init/writing.ts';
import { packageVersion } from '../version.ts';
import type { Printer } from '../printer.ts';

/** What `astro-drift init` takes. */
export interface InitOptions extends Given {
  readonly root: string;
  readonly now?: Date;
  readonly yes?: true;
  readonly dryRun?: true;
}

/** Sets up a repository. Returns the exit code. */
export async function init(options: InitOptions, terminal: Printer): Promise<number> {
  const given = readGiven(options);
  const around = await readSurroundings(resolve(options.root));
  const isAsked = options.yes !== true && terminal.isInteractive && !isEverything(given);
  if (!isAsked && options.yes !== true) refuseMissing(given);
  const answers = isAsked ? await ask(given, around) : takeProposed(given, around);
  if (answers === null) return cancelled();
  const { first } = answers;
  const sources = first === null ? [] : select(around, first);
  const version = packageVersion();
  const day = dayOf(toTimestamp(Math.floor((options.now ?? new Date()).getTime() / 1000)));
  const plan = planSetup(answers, around, { version, day, sources });
  const writings = await foresee(around.root, plan.files);
  const written = writings.filter(({ result }) => result === 'written').map(({ file }) => file);
  const isRehearsal = options.dryRun === true;
  if (!isRehearsal) {
    const paths = written.map(({ path }) => path);
    if (isAsked && paths.length > 0 && !(await confirmFiles(paths))) return cancelled();
    await writeFiles(around.root, writings);
  }
  const told = outcomeText({
    writings,
    found: describeFound(answers, around),
    place: relative(process.cwd(), around.root),
    steps: nextSteps({ written, spec: plan.spec, around, version }),
    isRehearsal,
  });
  terminal.print(block(told));
  return EXIT.clean;
}

/** What a shell makes of an interrupt. */
const INTERRUPTED = 130;

async function cancelled(): Promise<number> {
  await sayCancelled();
  return INTERRUPTED;
}

function readGiven({ kind, ci, document, tracks }: InitOptions): Given {
  const read = document === undefined ? null : readDocument(document);
  if (read !== null && 'problem' in read) {
    throw new Failure(`\`--document ${document ?? ''}\` ${read.problem}.`);
  }
  return {
    ...(kind && { kind }),
    ...(ci && { ci }),
    ...(read && { document: read.path }),
    ...(tracks && { tracks }),
  };
}

function isEverything({ kind, ci }: Given): boolean {
  return kind !== undefined && ci !== undefined;
}

function refuseMissing({ kind, ci }: Given): void {
  const missing = [
    ...(kind === undefined ? ['`--kind frontmatter` or `--kind chant`'] : []),
    ...(ci === undefined ? ['`--ci github`, `--ci gitlab` or `--ci none`'] : []),
  ];
  if (missing.length === 0) return;
  throw new Failure(
    'Nobody is there to be asked what to set up.',
    `Add ${missing.join(', and ')}; or \`--yes\` for what fits this repository.`,
  );
}

function takeProposed(given: Given, around: Surroundings): Answers {
  const kind = given.kind ?? proposeKind(around);
  const isGiven = given.document !== undefined || given.tracks !== undefined;
  const proposed = proposeDocument(kind, around);
  const first =
    !isGiven && specsOf(kind, around).length > 0
      ? null
      : { path: given.document ?? proposed.path, tracks: given.tracks ?? proposed.tracks };
  return { kind, first, ci: given.ci ?? proposeService(around) };
}

function select({ files }: Surroundings, { path, tracks }: FirstDocument): readonly string[] {
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

function describeFound({ kind, first, ci }: Answers, around: Surroundings): string[] {
  const found: string[] = [];
  if (first === null) {
    const specs = specsOf(kind, around);
    const { noun } = SETUP_KINDS[kind];
    found.push(
      `${plural(specs.length, noun)} found, such as ${specs[0]?.id ?? ''}: watched as they are.`,
    );
  }
  if (ci === 'none' && around.checkedBy !== null) {
    found.push(`${around.checkedBy} checks them already.`);
  }
  return found;
}
