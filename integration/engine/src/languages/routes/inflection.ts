/**
 * Endings of English plurals, each with the ending of the singular. The first ending that fits is
 * used.
 */
const ENDINGS: readonly (readonly [string, string])[] = [
  ['people', 'person'],
  ['children', 'child'],
  ['news', 'news'],
  ['series', 'series'],
  ['movies', 'movie'],
  ['quizzes', 'quiz'],
  ['statuses', 'status'],
  ['aliases', 'alias'],
  ['buses', 'bus'],
  ['analyses', 'analysis'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['shoes', 'shoe'],
  ['us', 'us'],
  ['ies', 'y'],
  ['lves', 'lf'],
  ['sses', 'ss'],
  ['shes', 'sh'],
  ['ches', 'ch'],
  ['xes', 'x'],
  ['oes', 'o'],
  ['ss', 'ss'],
  ['s', ''],
];

/** Returns the singular of an English noun. Rails and Laravel use it as the name of a parameter. */
export function singular(noun: string): string {
  const fitting = ENDINGS.find(([plural]) => noun.endsWith(plural));
  return fitting === undefined ? noun : noun.slice(0, -fitting[0].length) + fitting[1];
}
