import { expect, it } from 'vitest';
import { singular } from '../../../../integration/engine/src/languages/routes/inflection.ts';

it.each([
  ['users', 'user'],
  ['categories', 'category'],
  ['addresses', 'address'],
  ['boxes', 'box'],
  ['branches', 'branch'],
  ['statuses', 'status'],
  ['houses', 'house'],
  ['databases', 'database'],
  ['people', 'person'],
  ['series', 'series'],
  ['movies', 'movie'],
  ['quizzes', 'quiz'],
  ['aliases', 'alias'],
  ['buses', 'bus'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['shoes', 'shoe'],
  ['heroes', 'hero'],
  ['dishes', 'dish'],
  ['children', 'child'],
  ['analyses', 'analysis'],
  ['news', 'news'],
  ['access', 'access'],
  ['status', 'status'],
  ['blog-posts', 'blog-post'],
  ['order_items', 'order_item'],
  ['shelves', 'shelf'],
  ['photo', 'photo'],
  ['', ''],
])('the singular of %j is %j', (plural, noun) => {
  expect(singular(plural)).toBe(noun);
});
