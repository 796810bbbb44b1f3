import { line } from '@astro-drift/engine/internal/text/log-text';
import { openPrompts, type Prompts } from '../prompts.ts';
import { type Answers, type FirstDocument, type Kind, KINDS, type Service } from './answers.ts';
import {
  findDocuments,
  proposeDocument,
  proposeKind,
  proposeService,
  specsOf,
} from './defaults.ts';
import { SETUP_KINDS } from './kinds.ts';
import { readDocument, selectSources } from './sources.ts';
import type { Surroundings } from './surroundings.ts';

/** The answers that the command line gives already. */
export interface Given {
  readonly kind?: Kind;
  readonly ci?: Service;
  readonly document?: string;
  readonly tracks?: readonly string[];
}

/** The person cancelled a question. */
class Cancelled extends Error {}

/** Asks for what is not given; `null` if the person cancels. */
export async function ask(given: Given, around: Surroundings): Promise<Answers | null> {
  const prompts = await openPrompts();
  prompts.begin(line`astro-drift in ${around.name}`);
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

/** Asks whether to write files. */
export async function confirmFiles(paths: readonly string[]): Promise<boolean> {
  const { confirm } = await openPrompts();
  return (await confirm(line`Write ${paths.join(', ')}?`)) ?? false;
}

/** Tells the person that the dialogue was cancelled. */
export async function sayCancelled(): Promise<void> {
  const { cancel } = await openPrompts();
  cancel(line`Nothing was written.`);
}

async function askKind({ select }: Prompts, around: Surroundings): Promise<Kind> {
  const answer = await select<Kind>({
    message: line`How do documents name their sources?`,
    proposed: proposeKind(around),
    choices: KINDS.map((kind) => {
      const { label, hint } = SETUP_KINDS[kind];
      return { value: kind, label, ...(hint && { hint }) };
    }),
  });
  return settle(answer);
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

/** Asks for the first document. Where documents are not written anew, it may be one that exists. */
async function askDocument(
  prompts: Prompts,
  kind: Kind,
  proposed: string,
  around: Surroundings,
): Promise<string> {
  const { keepsDocument } = SETUP_KINDS[kind];
  const documents = keepsDocument ? findDocuments(around) : [];
  const there = documents.filter((file) => file !== proposed);
  if (there.length === 0) return askPath(prompts, proposed);
  const chosen = await prompts.select<string>({
    message: line`Which document comes first?`,
    choices: [
      { value: '', label: line`A new one` },
      ...there.map((value) => ({
        value,
        label: line`${value}`,
        hint: line`is left as it is; you add its sources`,
      })),
    ],
  });
  return settle(chosen) || askPath(prompts, proposed);
}

async function askPath({ askText }: Prompts, proposed: string): Promise<string> {
  const answer = await askText({
    message: line`Where is the document to be? One that is there already is left as it is.`,
    proposed,
    problemOf: (written) => {
      const read = readDocument(written);
      return 'problem' in read ? line`This ${read.problem}.` : null;
    },
  });
  return settle(answer);
}

async function askTracks(
  { askText }: Prompts,
  { path, tracks }: FirstDocument,
  { files }: Surroundings,
): Promise<readonly string[]> {
  const answer = await askText({
    message: line`Which files does it describe? Patterns, with a space between them.`,
    proposed: tracks.join(' '),
    problemOf: (written) => {
      const selected = selectSources(files, path, patternsOf(written));
      return 'problem' in selected ? line`These ${selected.problem}.` : null;
    },
  });
  return patternsOf(settle(answer));
}

async function askService({ select }: Prompts, around: Surroundings): Promise<Service> {
  const answer = await select<Service>({
    message: line`Where are changes checked?`,
    proposed: proposeService(around),
    choices: [
      { value: 'github', label: line`GitHub Actions` },
      { value: 'gitlab', label: line`GitLab CI` },
      { value: 'none', label: line`Nowhere, or there is a job for it` },
    ],
  });
  return settle(answer);
}

/** An answer, unless the question was cancelled. */
function settle<T extends string>(answer: T | null): T {
  if (answer === null) throw new Cancelled();
  return answer;
}

function patternsOf(written: string): string[] {
  return written.split(/\s+/).filter(Boolean);
}
