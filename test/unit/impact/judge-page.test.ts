import { describe, expect, it } from 'vitest';
import { isAnnouncement } from '../../../integration/engine/src/impact/judge-page.ts';
import { type Edit, judge, judgePage, pageOf } from '../../support/facts.ts';

const BODY: Edit = [
  'src/a.ts',
  'export function login() {\n  a();\n}\nfunction helper() {\n  a();\n}\n',
  'export function login() {\n  b();\n}\nfunction helper() {\n  b();\n}\n',
];

describe('the impact on a page is', () => {
  it('"named" for evidence that it names something that changed', () => {
    const edit: Edit = ['a.ts', 'export const limit = 1;', 'export const limit = 2;'];
    expect(judge(pageOf('`limit`'), [edit])).toEqual({
      impact: 'named',
      isUnclear: false,
      clues: ['value 0: `limit`, named here, changed from `1` to `2`'],
    });
  });

  it('"public" if only the statements inside of what it names changed', () => {
    expect(judge(pageOf('`login`'), [BODY])).toEqual({
      impact: 'public',
      isUnclear: false,
      clues: ['body 0: `login`, named here, changed inside'],
    });
  });

  it('"named" if a commit announces something about that', () => {
    const edit: Edit = [
      BODY[0],
      BODY[1]?.replace('login', 'logIn') ?? '',
      BODY[2]?.replace('login', 'logIn') ?? '',
    ];
    const { impact, clues } = judge(pageOf('`logIn`'), [edit], { subjects: ['feat: add a way'] });
    expect(impact).toBe('named');
    expect(clues).toEqual(['announced 0: `logIn`, named here, changed in “feat: add a way”']);
  });

  it('"public" if a commit announces something about what has the name of a plain word', () => {
    const { impact } = judge(pageOf('`login`'), [BODY], { subjects: ['feat: add a way'] });
    expect(impact).toBe('public');
  });

  it('"named" if a commit announces something in the file that it is about', () => {
    const edit: Edit = ['src/hash-files.ts', 'const a = 1;', 'const a = f();'];
    const page = pageOf('`other`', 'docs/hash-files.md');
    expect(judge(page, [edit], { subjects: ['Support more'] }).impact).toBe('named');
  });

  it('"internal" if what others can see has not changed, and it names something else there', () => {
    const edit: Edit = ['a.ts', `${BODY[1]}const c = 1;`, `${BODY[1]}const c = 2;`];
    expect(judge(pageOf('`login`'), [edit])).toEqual({
      impact: 'internal',
      isUnclear: false,
      clues: [],
    });
  });

  it.each([
    ['export const c = 1;', 'export const c = 2;'],
    ['', 'export const c = 1;'],
    ['export function c() {}', 'export function c(a) {}'],
    ['export function c() {}', 'export async function c() {}'],
  ])('"public" if others can see a change: %j, %j', (before, after) => {
    const edit: Edit = ['a.ts', `${BODY[1]}${before}`, `${BODY[1]}${after}`];
    expect(judge(pageOf('`login`'), [edit]).impact).toBe('public');
    expect(judge(pageOf('`login`'), [edit], { isTypesOnly: true }).impact).toBe('internal');
  });

  it('"public" and unclear if it names nothing in the files', () => {
    expect(judge(pageOf('Some text'), [BODY])).toEqual({
      impact: 'public',
      isUnclear: true,
      clues: [],
    });
  });

  it('"public" and unclear if a file cannot be read', () => {
    const change = { path: 'a.png', facts: null, isTypesOnly: false, subjects: [] };
    expect(judgePage(pageOf('`login`'), [change])).toMatchObject({
      impact: 'public',
      isUnclear: true,
    });
  });
});

it('keeps one clue for each line, and no mere name beside a better clue', () => {
  const edit: Edit = ['a.ts', 'export const maxItems = 1;', 'export const minItems = 1;'];
  expect(judge(pageOf('`maxItems`'), [edit]).clues).toEqual([
    'removed 0: `maxItems`, named here, was removed',
  ]);
});

it.each([
  'feat: a',
  'feat(x): a',
  'fix!: a',
  'refactor(x)!: a',
  'Add a',
  'Now supports b',
  'Allow c',
])('takes %j for an announcement', (subject) => {
  expect(isAnnouncement(subject)).toBe(true);
});

it.each(['fix: add a', 'chore: support b', 'Fix the address', 'Update', ''])(
  'takes %j for none',
  (subject) => {
    expect(isAnnouncement(subject)).toBe(false);
  },
);
