import type { JudgedCitation } from '../citations/citation.ts';
import { mapTokens, tokensIn } from '../citations/token-map.ts';
import type { MappedLines } from '../citations/line-map.ts';
import { wordsOf } from '../code/tokens.ts';
import type { LineDiff } from '../git/patch.ts';
import { type CitedTexts, type FileText, isBroken, type TextLines } from './cited-texts.ts';

/** Whether more can be said of a citation by its tokens than by the lines that differ. */
export function needsTokens({ before, after, state, startLine }: JudgedCitation): boolean {
  const hasChanged = state === 'changed' || state === 'deleted';
  return hasChanged && startLine !== null && Boolean(before) && after !== null;
}

/**
 * Judges cited lines by their tokens.
 *
 * @param citation judged by the lines that differ
 * @param diff `null` if the clone lacks one of the contents
 */
export async function judgeTokens(
  citation: JudgedCitation,
  diff: LineDiff | null,
  texts: CitedTexts,
): Promise<JudgedCitation> {
  const { startLine, endLine, currentPath } = citation;
  if (diff === null || diff.binary || startLine === null || endLine === null) return citation;
  const cited = { path: citation.path, state: citation.before };
  const current = { path: currentPath, state: citation.after };
  const found = await followLines(
    texts,
    { ...cited, lines: { startLine, endLine } },
    current,
    diff,
  );
  if (found === null) return citation;
  const { mapped, isComment } = found;
  if (mapped.state === 'changed') return { ...citation, isComment };
  const place = mapped.current;
  return {
    ...citation,
    state: mapped.state === 'ok' && currentPath !== citation.path ? 'moved' : mapped.state,
    current: place && { path: currentPath, ...place },
    isComment,
  };
}

/** Where lines are now, and whether they hold nothing but comments. */
interface FollowedLines {
  readonly mapped: MappedLines;
  readonly isComment: boolean;
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
