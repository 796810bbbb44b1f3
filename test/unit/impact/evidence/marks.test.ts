import { expect, it } from 'vitest';
import { marks } from '../../../../integration/engine/src/impact/evidence/marks.ts';
import { cluesOf } from '../../../support/facts.ts';

it.each([
  ['is async now', 'a.ts', 'export function login() {}', 'export async function login() {}'],
  ['is async now', 'a.py', 'def login(): ...', 'async def login(): ...'],
  ['is no longer async', 'a.rs', 'pub async fn login() {}', 'pub fn login() {}'],
  [
    'is deprecated now',
    'a.ts',
    'export function login() {}',
    '/** @deprecated */\nexport function login() {}',
  ],
  ['is deprecated now', 'a.rs', 'pub fn login() {}', '#[deprecated]\npub fn login() {}'],
  ['is optional now', 'a.ts', 'interface A {\n  login: 1;\n}', 'interface A {\n  login?: 1;\n}'],
  [
    'is no longer optional',
    'a.rs',
    'pub struct A {\n    login: Option<u8>,\n}',
    'pub struct A {\n    login: u8,\n}',
  ],
  [
    'is static now',
    'A.java',
    'class A {\n  int login() {}\n}',
    'class A {\n  static int login() {}\n}',
  ],
])('a definition %s in %s', (expected, path, before, after) => {
  expect(cluesOf(marks, '`login`', [[path, before, after]])).toEqual([
    `0: \`login\`, named here, ${expected}`,
  ]);
});

it.each([
  [
    'the page does not name it',
    'login',
    'export function login() {}',
    'export async function login() {}',
  ],
  [
    'it is private',
    '`login`',
    'class A {\n  private login() {}\n}',
    'class A {\n  private async login() {}\n}',
  ],
  [
    'a comment says so',
    '`login`',
    'export function login() {}',
    '// async\nexport function login() {}',
  ],
])('nothing is said if %s', (_, markdown, before, after) => {
  expect(cluesOf(marks, markdown, [['a.ts', before, after]])).toEqual([]);
});
