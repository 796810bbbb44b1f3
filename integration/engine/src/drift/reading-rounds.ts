/** The number of contents that a first round reads for each question. Each round doubles it. */
const FIRST_ROUND = 8;

/** How the contents are read that answers need. */
export interface RoundTools<S> {
  /**
   * Returns the keys of the contents that are needed first; at least one, and about `most`. Returns
   * `null` if the reason is an error and not a content that has to be read.
   *
   * @param reason what the question threw
   */
  readonly needs: (source: S, reason: unknown, most: number) => readonly string[] | null;
  readonly read: (keys: readonly string[]) => Promise<void>;
}

/**
 * Answers a question about each source. A question that throws, because a content has not been read
 * yet, is asked again in the next round. Each round reads the contents for all open questions
 * together.
 */
export async function answerInRounds<S, R>(
  sources: readonly S[],
  ask: (source: S) => R,
  { needs, read }: RoundTools<S>,
): Promise<R[]> {
  const answers = new Map<number, R>();
  for (let most = FIRST_ROUND; answers.size < sources.length; most *= 2) {
    const keys: string[] = [];
    for (const [index, source] of sources.entries()) {
      if (answers.has(index)) continue;
      try {
        answers.set(index, ask(source));
      } catch (reason) {
        const needed = needs(source, reason, most);
        if (needed === null || needed.length === 0) throw reason;
        keys.push(...needed);
      }
    }
    if (keys.length > 0) await read(keys);
  }
  return sources.map((_, index) => answers.get(index) as R);
}
