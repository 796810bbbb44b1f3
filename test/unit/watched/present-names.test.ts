import { describe, expect, it } from 'vitest';
import type { NameKind } from '../../../integration/engine/src/watched/page-names.ts';
import { PresentNames } from '../../../integration/engine/src/watched/present-names.ts';

function isPresent(kind: NameKind, name: string, path: string, text: string): boolean {
  const present = new PresentNames([{ kind, name }]);
  present.readPath(path);
  present.readText(path, text);
  return present.absent.length === 0;
}

describe('a file has an instance', () => {
  it.each([
    ['identifier', 'hashFiles', 'a.py', 'def hash_files(): pass'],
    ['identifier', 'hashFiles', 'a.c', String.raw`printf("\nhashFiles");`],
    ['identifier', 'HashFiles', 'src/hash-files.vue', ''],
    ['flag', '--max-warnings', 'a.ts', 'options.maxWarnings'],
    ['flag', '--no-color-codes', 'a.ts', 'colorCodes: true'],
    ['variable', 'DEMO_MAX_SIZE', 'a.py', 'prefix + "max_size"'],
    ['option', 'no-shadow', 'rules/no-shadow.js', ''],
    ['route', '/api/users/:id', 'a.ts', "router.get('/users/:name')"],
    ['route', '/api/users/:id', 'a.ts', "app.use('/users', users)"],
    ['route', '/_plugin/:id/*', 'a.js', "app.use('/_plugin/:id/*', serve)"],
    ['route', '/api/users', 'a.ts', "@Controller('users')"],
    ['route', '/api/users', 'src/pages/api/users.ts', ''],
    ['script', 'lint', 'package.json', '{ "scripts": { "lint": "eslint" } }'],
    ['script', 'vitest', 'a/package.json', '{ "devDependencies": { "vitest": "1" } }'],
    ['script', 'lint', 'package.json', 'not JSON'],
    ['target', 'docs', 'Makefile', 'docs: a.md\n'],
    ['target', 'docs-html', 'a.mk', 'docs-%: a.md\n'],
    ['target', 'docs', 'CMakeLists.txt', ''],
  ] as const)('of the %s %s in %s: %s', (kind, name, path, text) => {
    expect(isPresent(kind, name, path, text)).toBe(true);
  });
});

describe('a file has no instance', () => {
  it.each([
    ['identifier', 'hashFiles', 'a.ts', 'hashFilesNow()'],
    ['identifier', 'HashFiles', 'a.ts', 'function hash_files() {}'],
    ['identifier', 'hashFiles', 'a.bin', '\0 hashFiles'],
    ['variable', 'DEMO_SIZE', 'a.ts', 'size'],
    ['route', '/api/users/:id', 'a.ts', "router.get('/:id'); users()"],
    ['script', 'lint', 'package.json', '{ "scripts": { "test": "lint" } }'],
    ['script', 'lint', 'other.json', '{ "scripts": { "lint": "eslint" } }'],
    ['target', 'docs', 'Makefile', 'site: docs.md\n'],
  ] as const)('of the %s %s in %s: %s', (kind, name, path, text) => {
    expect(isPresent(kind, name, path, text)).toBe(false);
  });
});

describe('thousands of routes', () => {
  const routes = Array.from({ length: 5000 }, (_, index) => `/api/part${index}`);

  it.each([
    ['/api/part7/:id', 'a.ts', "get('part7')", true],
    ['/api/part7', 'a.ts', "mount('/part7/+server.ts\n')", true],
    ['/api/v1.0', 'a.ts', "'/v1.0.ts\n'", true],
    ['/{first}/{second}', 'a.ts', '"/{first}/{second}"', true],
    ['/api/part7', 'src/part7.ts', '', true],
    ['/api/part7', 'a.ts', "get('/part77')", false],
    ['/api/part7', 'a.ts', 'part7', false],
  ])('are found as a single one is: %s in %s', (route, path, text, isFound) => {
    const own = { kind: 'route', name: route } as const;
    const others = routes.map((name) => ({ kind: 'route', name }) as const);
    for (const present of [new PresentNames([own]), new PresentNames([own, ...others])]) {
      present.readPath(path);
      present.readText(path, text);
      expect(present.absent.includes(own)).toBe(!isFound);
    }
  });
});
