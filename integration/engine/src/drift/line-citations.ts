import type { JudgedCitation } from '../citations/citation.ts';
import { mapTokens, tokensIn } from '../citations/token-map.ts';
import { wordsOf } from '../code/tokens.ts';
import { nameOf } from '../files/name.ts';
import type { LineDiff } from '../git/patch.ts';
import type { AssessmentCache, FollowedLines } from './assessment-cache.ts';
import { type CitedTexts, type FileText, isBroken, type TextLines } from './cited-texts.ts';

/** Whether the tokens of two texts have to be compared, because no earlier run did. */
export function needsTokens(citation: JudgedCitation, cache: AssessmentCache): boolean {
  const key = keyOf(citation);
  return key !== null && cache.getLines(key) === undefined;
}

/** The key of a citation whose lines differ: contents, lines and names; `null` for any other. */
function keyOf(citation: JudgedCitation): string | null {
  const { path, currentPath, before, after, state, startLine, endLine } = citation;
  const hasChanged = state === 'changed' || state === 'deleted';
  if (!hasChanged || startLine === null || endLine === null || !before || after === null) {
    return null;
  }
  const names = [path, currentPath].map(nameOf).join('>');
  return `${names}:${before.oid}:${after.oid}:${startLine}-${endLine}`;
}

/**
 * Judges cited lines by their tokens. A citation whose lines do not differ stays as it is.
 *
 * @param citation judged by the lines that differ
 * @param diff `null` if the clone lacks one of the contents
 */
export async function judgeTokens(
  citation: JudgedCitation,
  diff: LineDiff | null,
  texts: CitedTexts,
  cache: AssessmentCache,
): Promise<JudgedCitation> {
  const key = keyOf(citation);
  if (key === null || diff === null || diff.binary) return citation;
  let found = cache.getLines(key);
  if (found === undefined) {
    const { startLine, endLine } = citation;
    if (startLine === null || endLine === null) return citation;
    const cited = { path: citation.path, state: citation.before, lines: { startLine, endLine } };
    const current = { path: citation.currentPath, state: citation.after };
    found = await followLines(texts, cited, current, diff);
    const isRead = [cited.state, current.state].every((state) => texts.textOf(state) !== undefined);
    // A later run may have the content that this clone lacks.
    if (isRead) cache.setLines(key, found);
  }
  return found === null ? citation : withLines(citation, found);
}

function withLines(citation: JudgedCitation, { mapped, isComment }: FollowedLines): JudgedCitation {
  if (mapped.state === 'changed') return { ...citation, isComment };
  const { currentPath } = citation;
  const place = mapped.current;
  return {
    ...citation,
    state: mapped.state === 'ok' && currentPath !== citation.path ? 'moved' : mapped.state,
    current: place && { path: currentPath, ...place },
    isComment,
  };
}

/**
 * Follows lines by their tokens.
 *
 * @returns `null` if the tokens tell nothing
 */
export async function followLines(
  texts: CitedTexts,
  cited: TextLines,
  current: FileText,
  { hunks }: LineDiff,
): Promise<FollowedLines | null> {
  const [old, now] = await Promise.all([texts.tokensOf(cited), texts.tokensOf(current)]);
  if (old === null || now === null || isBroken(old, cited.lines)) return null;
  const run = tokensIn(old.tokens, cited.lines);
  if (run === null) return null;
  const isComment = run.length === 0;
  const [oldText = '', text = ''] = [texts.textOf(cited.state), texts.textOf(current.state)];
  const mapped = mapTokens(
    {
      before: isComment ? wordsOf(oldText) : old.tokens,
      after: isComment ? wordsOf(text) : now.tokens,
      hunks,
      lineCount: texts.lineCountOf(current.state) ?? 0,
    },
    cited.lines,
  );
  if (mapped === null) return null;
  const isCertain = mapped.current === null || !isBroken(now, mapped.current);
  return isCertain ? { mapped, isComment } : null;
}
