import * as z from 'zod';
import { readTime } from '../specs/fields.ts';
import {
  type AcceptanceTerms,
  type BrokenAcceptance,
  Content,
  FIELDS,
  formatFields,
  NO_OBJECT,
  parseFields,
  Text,
} from './acceptance-fields.ts';

/** The folder of acceptances. */
export const ACCEPTANCES = '.drift';

/**
 * The file of suppressed findings. It stands among the acceptances, and is none.
 */
export const SUPPRESSIONS_FILE = `${ACCEPTANCES}/suppressions.json`;

/**
 * A person's statement that the documents of a spec are right for its inputs as they were at that
 * time.
 */
export interface Acceptance extends AcceptanceTerms {
  /** The spec's id. */
  readonly spec: string;
  /**
   * What the spec declared when it was accepted; see `SpecKind.statementOf`. The acceptance ends
   * when the spec declares something else.
   */
  readonly statement: string;
  /**
   * The blob id of a page that is its own spec, when it was accepted. It tells a renamed page. It is
   * not set for other specs.
   */
  readonly content?: string | undefined;
}

/** The file of a spec's acceptance, relative to the repository. */
export function acceptanceFile(id: string): string {
  return `${ACCEPTANCES}/${id}.json`;
}

/** Whether an acceptance has ended. A date without a time means the end of that day in UTC. */
export function hasExpired({ until }: Pick<AcceptanceTerms, 'until'>, now: number): boolean {
  if (until === null) return false;
  const time = readTime(until);
  if (time === null) return true;
  return now > (until.includes('T') ? time : time + 86_399);
}

/**
 * Returns the name of the person who accepted documents. Without a name, returns the part of the
 * email address before the `@`. The rest of the address is left out, because reports are published.
 */
export function giverOf({ author }: Pick<AcceptanceTerms, 'author'>): string {
  const [, name = '', address = ''] = /^([^<]*)(?:<([^@>]*).*)?$/s.exec(author) ?? [];
  return name.trim() || address || 'somebody';
}

/** Writes the acceptance of a spec as text; {@link formatFields} describes it. */
export function formatAcceptance(acceptance: Acceptance): string {
  const { spec, statement, content } = acceptance;
  return formatFields({ spec, statement }, acceptance, content === undefined ? {} : { content });
}

/** Reads the acceptance of a spec. The file is untrusted. */
export function parseAcceptance(text: string): Acceptance | BrokenAcceptance {
  const read = parseFields(text, AcceptanceFile);
  if ('problem' in read) return read;
  const { version: _, accepted: time, ...acceptance } = read;
  return { ...acceptance, time };
}

const AcceptanceFile = z.object(
  { ...FIELDS, spec: Text, statement: Text, content: Content.optional() },
  NO_OBJECT,
);
