import * as z from 'zod';
import type { FileState } from '../git/files.ts';
import { readTime } from '../specs/fields.ts';
import { reasonOf } from '../text/reason.ts';

/** The parts that all acceptances have, whatever they are about. */
export interface AcceptanceTerms {
  /** When the documents were accepted, in seconds since 1970. */
  readonly time: number;
  readonly author: string;
  readonly reason: string;
  /** The last day of the acceptance, or the time of its end (RFC 3339); `null` if it has no end. */
  readonly until: string | null;
  /** The commit that was HEAD when the documents were accepted. */
  readonly commit: string;
  /** The state of every input, by repository-relative path. */
  readonly inputs: ReadonlyMap<string, FileState>;
}

/** A file that is no valid acceptance, with the reason as a clause. */
export interface BrokenAcceptance {
  readonly problem: string;
}

/**
 * Writes an acceptance as text. The inputs are sorted, each on its own line, so that git can merge
 * two versions.
 *
 * @param subject what is accepted
 */
export function formatFields(
  subject: Readonly<Record<string, string>>,
  { time, author, reason, until, commit, inputs }: AcceptanceTerms,
  rest: Readonly<Record<string, string>> = {},
): string {
  const sorted = [...inputs].sort(([a], [b]) => (a < b ? -1 : 1));
  const file = {
    version: 1,
    ...subject,
    accepted: new Date(time * 1000).toISOString(),
    author,
    reason,
    until,
    commit,
    ...rest,
    inputs: Object.fromEntries(sorted.map(([path, state]) => [path, formatState(state)])),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads a file by a schema. The file is untrusted. */
export function parseFields<T>(text: string, schema: z.ZodType<T>): T | BrokenAcceptance {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { problem: `is not JSON: ${reasonOf(error)}` };
  }
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const { path = [], message = 'cannot be used' } = read.error.issues[0] ?? {};
  const name = path.length === 0 ? 'the file' : `\`${path.join('.')}\``;
  return { problem: `is not an acceptance: ${name} ${message}` };
}

const OID = '[0-9a-f]{40}(?:[0-9a-f]{24})?';

const MODES = new Map([
  ['link', '120000'],
  ['submodule', '160000'],
]);

const idOf = (form: string, what: string): z.ZodString =>
  z.string(what).regex(new RegExp(`^${form}$`), what);

/** The schema of a field that is text. */
export const Text = z.string('has to be text');

/** The schema of a field that is a blob id. */
export const Content = idOf(OID, 'has to be the whole id of a content');

/** The message for a file that is no JSON object. */
export const NO_OBJECT = 'has to be a JSON object';

/** The fields that all acceptances have. Only valid ids may reach git. */
export const FIELDS = {
  version: z.literal(1, 'has to be 1'),
  accepted: z.iso
    .datetime('has to be a time such as 2026-03-01T12:00:00Z')
    .transform((accepted) => Math.floor(Date.parse(accepted) / 1000)),
  author: Text,
  reason: Text,
  until: z
    .string('has to be a date such as 2026-03-01, or null')
    .refine((until) => readTime(until) !== null, 'is not a date')
    .nullable(),
  commit: idOf(OID, 'has to be the whole id of a commit'),
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
          idOf(`(?:(?:link|submodule) )?${OID}`, 'has to be the whole id of a content'),
        ]),
      ),
    )
    .transform((inputs) => new Map(inputs.map(([path, state]) => [path, parseState(state)]))),
};

function formatState({ mode, oid }: FileState): string {
  const kind = [...MODES].find(([, known]) => known === mode)?.[0];
  return kind === undefined ? oid : `${kind} ${oid}`;
}

function parseState(text: string): FileState {
  const [oid = '', kind = ''] = text.split(' ').reverse();
  return { mode: MODES.get(kind) ?? '100644', oid };
}
