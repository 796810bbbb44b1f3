import * as z from 'zod';
import type { FactStore } from '../cache/fact-store.ts';
import { parseJson } from '../cache/parse-json.ts';
import type { Repository } from './repository.ts';

/** An output of `git log` that this run or an earlier one has read. */
export interface KnownLog<H, T> {
  /** Which commits it has. */
  readonly header: H;
  /** The output; `null` if it is too long to be stored. */
  readonly log: string | null;
  /** What was read from the output. */
  readonly commits: T;
}

/**
 * Remembers an output of `git log` for this run, which may analyse several commits, and for later
 * runs. In a shallow clone it is used only while the clone ends at the same commits.
 */
export class LogMemory<H, T> {
  private readonly inUse = new WeakMap<FactStore, Map<string, KnownLog<H, T>>>();
  private readonly stored: z.ZodType<{ readonly header: H; readonly boundary: readonly string[] }>;
  private readonly parse: (log: string, repository: Repository) => T;

  /** @param parse reads the commits from a stored output */
  constructor(header: z.ZodType<H>, parse: (log: string, repository: Repository) => T) {
    this.stored = z.object({ header, boundary: z.array(z.string()).readonly() });
    this.parse = parse;
  }

  /**
   * Returns what is known; `null` if nothing is.
   *
   * @param name the name of the file that stores it, without its ending
   */
  async recall(name: string, repository: Repository): Promise<KnownLog<H, T> | null> {
    const boundary = boundaryOf(repository);
    const known = this.inUse.get(repository.facts)?.get(`${name} ${boundary.join()}`);
    if (known !== undefined) return known;
    const text = await repository.facts.text(name);
    if (text === null) return null;
    const end = text.indexOf('\n');
    const { data } = this.stored.safeParse(parseJson(text.slice(0, end)));
    if (data?.boundary.join() !== boundary.join()) return null;
    const log = text.slice(end + 1);
    return { header: data.header, log, commits: this.parse(log, repository) };
  }

  /**
   * Remembers what is known.
   *
   * @param isNew whether it is stored for later runs
   */
  async remember(
    name: string,
    repository: Repository,
    known: KnownLog<H, T>,
    isNew: boolean,
  ): Promise<void> {
    const { facts } = repository;
    const boundary = boundaryOf(repository);
    const all = this.inUse.get(facts) ?? new Map<string, KnownLog<H, T>>();
    this.inUse.set(facts, all.set(`${name} ${boundary.join()}`, known));
    const { header, log } = known;
    if (!isNew || log === null) return;
    await facts.setText(name, `${JSON.stringify({ header, boundary })}\n${log}`);
  }
}

/** The oldest commits of a shallow clone. In a deeper clone they have parents. */
function boundaryOf({ boundary }: Repository): string[] {
  return [...boundary].sort();
}
