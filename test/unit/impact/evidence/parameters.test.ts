import { expect, it } from 'vitest';
import { parameters } from '../../../../integration/engine/src/impact/evidence/parameters.ts';
import { cluesOf } from '../../../support/facts.ts';

it.each([
  ['a.ts', 'export function login(a) {}', 'export function login(a, b) {}', '`login`'],
  ['a.ts', 'export function login(a = 1) {}', 'export function login(a = 2) {}', '`login`'],
  ['a.ts', 'export const login = (a) => a;', 'export const login = (a?) => a;', '`login`'],
  [
    'a.ts',
    'export class Auth {\n  constructor(a) {}\n}',
    'export class Auth {\n  constructor(a, b) {}\n}',
    '`Auth`',
  ],
  [
    'a.py',
    'class Auth:\n    def __init__(self): ...',
    'class Auth:\n    def __init__(self, a): ...',
    '`Auth`',
  ],
  [
    'A.java',
    'class A {\n  int login(int a) {}\n}',
    'class A {\n  int login(int a, int b) {}\n}',
    '`login`',
  ],
  ['a.go', 'func Login(a int) {}', 'func Login(a int, b int) {}', '`Login`'],
  [
    'a.ts',
    'export function login(\n  a,\n) {}',
    'export function login(\n  a,\n  b,\n) {}',
    '`login`',
  ],
])('a function of %s takes other parameters: %s, %s', (path, before, after, markdown) => {
  const clues = cluesOf(parameters, markdown, [[path, before, after]]);
  expect(clues).toHaveLength(1);
  expect(clues[0]).toContain(`${markdown}, named here, takes other parameters: `);
});

it.each([
  ['other layout', 'export function login(a, b) {}', 'export function login(\n  a,\n  b,\n) {}'],
  ['another name of a parameter', 'export function login(a) {}', 'export function login(b) {}'],
  ['another type', 'export function login(a: string) {}', 'export function login(a: number) {}'],
  ['other quotes', "export function login(a = 'b') {}", 'export function login(a = "b") {}'],
  [
    'another body',
    'export function login(a) {\n  b();\n}',
    'export function login(a) {\n  c();\n}',
  ],
  ['a private method', 'class A {\n  private login() {}\n}', 'class A {\n  private login(a) {}\n}'],
  ['a call', 'function f() {\n  login(a);\n}', 'function f() {\n  login(a, b);\n}'],
])('%s is no other parameter', (_, before, after) => {
  expect(cluesOf(parameters, '`login`', [['a.ts', before, after]])).toEqual([]);
});
