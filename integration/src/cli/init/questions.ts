import type * as Clack from '@clack/prompts';
import type { Answers, FirstDocument, Kind, Service } from './answers.ts';
import {
  findDocuments,
  proposeDocument,
  proposeKind,
  proposeService,
  specsOf,
} from './defaults.ts';
import { readDocument, selectSources } from './sources.ts';
import type { Surroundings } from './surroundings.ts';

/** What was said already, on the command line. */
export interface Given {
  readonly kind?: Kind;
  readonly ci?: Service;
  readonly document?: string;
  readonly tracks?: readonly string[];
}

type Prompts = typeof Clack;

/** Whoever was asked has had enough. */
class Cancelled extends Error {}

/** Asks for what is not given; `null` if that was cancelled. */
export async function ask(given: Given, around: Surroundings): Promise<Answers | null> {
  const prompts = await import('@clack/prompts');
  prompts.intro(`astro-drift in ${around.name}`);
  try {
    const kind = given.kind ?? (await askKind(prompts, around));
    const first = await askFirst(prompts, kind, given, around);
    const ci = given.ci ?? (await askService(prompts, around));
    return { kind, first, ci };
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

/** Asks whether files are to be written. */
export async function confirmFiles(paths: readonly string[]): Promise<boolean> {
  const { confirm, isCancel } = await import('@clack/prompts');
  const answer = await confirm({ message: `Write ${paths.join(', ')}?` });
  return !isCancel(answer) && answer;
}

/** Ends the dialogue after it was cancelled. */
export async function sayCancelled(): Promise<void> {
  const { cancel } = await import('@clack/prompts');
  cancel('Nothing was written.');
}

async function askKind({ select }: Prompts, around: Surroundings): Promise<Kind> {
  const answer = await select<Kind>({
    message: 'How do documents name their sources?',
    initialValue: proposeKind(around),
    options: [
      { value: 'frontmatter', label: 'In their own frontmatter', hint: 'needs nothing else' },
      { value: 'chant', label: 'In chant specs, which write them' },
    ],
  });
  return settle<Kind>(answer);
}

async function askFirst(
  prompts: Prompts,
  kind: Kind,
  given: Given,
  around: Surroundings,
): Promise<FirstDocument | null> {
  const isGiven = given.document !== undefined || given.tracks !== undefined;
  if (!isGiven && specsOf(kind, around).length > 0) return null;
  const proposed = proposeDocument(kind, around);
  const path = given.document ?? (await askDocument(prompts, kind, proposed.path, around));
  const tracks = given.tracks ?? (await askTracks(prompts, { ...proposed, path }, around));
  return { path, tracks };
}

/** Chant writes documents anew; otherwise one that is there may be a good beginning. */
async function askDocument(
  prompts: Prompts,
  kind: Kind,
  proposed: string,
  around: Surroundings,
): Promise<string> {
  const there = kind === 'chant' ? [] : findDocuments(around).filter((file) => file !== proposed);
  if (there.length === 0) return askPath(prompts, proposed);
  const chosen = await prompts.select({
    message: 'Which document comes first?',
    maxItems: 8,
    options: [
      { value: '', label: 'A new one' },
      ...there.map((value) => ({ value, hint: 'is left as it is; you add its sources' })),
    ],
  });
  return settle<string>(chosen) || askPath(prompts, proposed);
}

async function askPath({ text }: Prompts, proposed: string): Promise<string> {
  const answer = await text({
    message: 'Where is the document to be? One that is there already is left as it is.',
    initialValue: proposed,
    validate: (written = '') => {
      const read = readDocument(written);
      return 'problem' in read ? `This ${read.problem}.` : undefined;
    },
  });
  return settle(answer);
}

async function askTracks(
  { text }: Prompts,
  { path, tracks }: FirstDocument,
  { files }: Surroundings,
): Promise<readonly string[]> {
  const answer = await text({
    message: 'Which files does it describe? Patterns, with a space between them.',
    initialValue: tracks.join(' '),
    validate: (written = '') => {
      const selected = selectSources(files, path, patternsOf(written));
      return 'problem' in selected ? `These ${selected.problem}.` : undefined;
    },
  });
  return patternsOf(settle(answer));
}

async function askService({ select }: Prompts, around: Surroundings): Promise<Service> {
  const answer = await select<Service>({
    message: 'Where are changes checked?',
    initialValue: proposeService(around),
    options: [
      { value: 'github', label: 'GitHub Actions' },
      { value: 'gitlab', label: 'GitLab CI' },
      { value: 'none', label: 'Nowhere, or there is a job for it' },
    ],
  });
  return settle<Service>(answer);
}

/** An answer, unless the question was cancelled. */
function settle<T extends string>(answer: T | symbol): T {
  if (typeof answer === 'symbol') throw new Cancelled();
  return answer;
}

function patternsOf(written: string): string[] {
  return written.split(/\s+/).filter(Boolean);
}
