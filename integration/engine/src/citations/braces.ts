/** More alternatives than this are no list of files. */
const MOST = 20;

/**
 * Writes out the alternatives of a text such as `src/{a,b}.ts`. Returns none if the text has no
 * alternatives, or more than one group of them.
 */
export function expandBraces(text: string): string[] {
  const open = text.indexOf('{');
  const close = text.indexOf('}', open);
  if (open === -1 || close === -1) return [];
  const [before, inside, after] = [
    text.slice(0, open),
    text.slice(open + 1, close),
    text.slice(close + 1),
  ];
  const alternatives = inside.split(',');
  if (alternatives.length < 2 || alternatives.length > MOST || /[{}]/.test(inside + after))
    return [];
  return alternatives.map((each) => `${before}${each}${after}`);
}
