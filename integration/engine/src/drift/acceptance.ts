import * as z from 'zod';
import type { FileState } from '../git/files.ts';
import { readTime } from '../specs/fields.ts';
import { reasonOf } from '../text/reason.ts';

/** The folder of acceptances. It holds one file for each spec. */
export const ACCEPTANCES = '.drift';

/**
 * A person's statement that the documents of a spec are right for its inputs as they were at that
 * time.
 */
export interface Acceptance {
  /** The spec's id. */
  readonly spec: string;
  /**
   * What the spec declared when it was accepted; see `SpecKind.statementOf`. The acceptance ends
   * when the spec declares something else.
   */
  readonly statement: string;
  /** When the spec was accepted, in seconds since 1970. */
  readonly time: number;
  readonly author: string;
  readonly reason: string;
  /** The last day of the acceptance, or the time of its end (RFC 3339); `null` if it has no end. */
  readonly until: string | null;
  /** The commit that was HEAD when the spec was accepted. */
  readonly commit: string;
  /** The state of every input, by repository-relative path. */
  readonly inputs: ReadonlyMap<string, FileState>;
}

/** A file that is no valid acceptance, with the reason as a clause. */
export interface BrokenAcceptance {
  readonly problem: string;
}

/** The file of a spec's acceptance, relative to the repository. */
export function acceptanceFile(id: string): string {
  return `${ACCEPTANCES}/${id}.json`;
}

/** Whether an acceptance has ended. A date without a time means the end of that day in UTC. */
export function hasExpired({ until }: Pick<Acceptance, 'until'>, now: number): boolean {
  if (until === null) return false;
  const time = readTime(until);
  if (time === null) return true;
  return now > (until.includes('T') ? time : time + 86_399);
}

/**
 * Returns the name of the person who accepted a spec. Without a name, returns the part of the email
 * address before the `@`. The rest of the address is left out, because reports are published.
 */
export function giverOf({ author }: Pick<Acceptance, 'author'>): string {
  const [, name = '', address = ''] = /^([^<]*)(?:<([^@>]*).*)?$/s.exec(author) ?? [];
  return name.trim() || address || 'somebody';
}

/**
 * Writes an acceptance as text. The inputs are sorted, each on its own line, so that git can merge
 * two versions.
 */
export function formatAcceptance(acceptance: Acceptance): string {
  const { spec, statement, time, author, reason, until, commit, inputs } = acceptance;
  const sorted = [...inputs].sort(([a], [b]) => (a < b ? -1 : 1));
  const file: z.input<typeof AcceptanceFile> = {
    version: 1,
    spec,
    statement,
    accepted: new Date(time * 1000).toISOString(),
    author,
    reason,
    until,
    commit,
    inputs: Object.fromEntries(sorted.map(([path, state]) => [path, formatState(state)])),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads an acceptance. The file is untrusted: only valid ids may reach git. */
export function parseAcceptance(text: string): Acceptance | BrokenAcceptance {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { problem: `is not JSON: ${reasonOf(error)}` };
  }
  const read = AcceptanceFile.safeParse(data);
  if (!read.success) {
    const { path = [], message = 'cannot be used' } = read.error.issues[0] ?? {};
    const name = path.length === 0 ? 'the file' : `\`${path.join('.')}\``;
    return { problem: `is not an acceptance: ${name} ${message}` };
  }
  const { spec, statement, accepted, author, reason, until, commit, inputs } = read.data;
  return {
    spec,
    statement,
    time: Math.floor(Date.parse(accepted) / 1000),
    author,
    reason,
    until,
    commit,
    inputs: new Map(inputs.map(([path, state]) => [path, parseState(state)])),
  };
}

const OID = '[0-9a-f]{40}(?:[0-9a-f]{24})?';

const MODES = new Map([
  ['link', '120000'],
  ['submodule', '160000'],
]);

const Text = z.string('has to be text');

const Oid = (form: string, what: string): z.ZodString =>
  z.string(what).regex(new RegExp(`^${form}$`), what);

const AcceptanceFile = z.object(
  {
    version: z.literal(1, 'has to be 1'),
    spec: Text,
    statement: Text,
    accepted: z.iso.datetime('has to be a time such as 2026-03-01T12:00:00Z'),
    author: Text,
    reason: Text,
    until: z
      .string('has to be a date such as 2026-03-01, or null')
      .refine((until) => readTime(until) !== null, 'is not a date')
      .nullable(),
    commit: Oid(OID, 'has to be the whole id of a commit'),
    // `z.record` would lose an input with the name `__proto__`.
    inputs: z
      .custom<Readonly<Record<string, unknown>>>(
        (inputs) => typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs),
        'has to hold the content id of every input',
      )
      .transform((inputs) => Object.entries(inputs))
      .pipe(
        z.array(
          z.tuple([
            z.string(),
            Oid(`(?:(?:link|submodule) )?${OID}`, 'has to be the whole id of a content'),
          ]),
        ),
      ),
  },
  'has to be a JSON object',
);

function formatState({ mode, oid }: FileState): string {
  const kind = [...MODES].find(([, known]) => known === mode)?.[0];
  return kind === undefined ? oid : `${kind} ${oid}`;
}

function parseState(text: string): FileState {
  const [oid = '', kind = ''] = text.split(' ').reverse();
  return { mode: MODES.get(kind) ?? '100644', oid };
}
