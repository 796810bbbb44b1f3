import { describe, expect, it } from 'vitest';
import { findCitations } from '../../../integration/engine/src/citations/finder.ts';
import { hugeText } from '../support/huge-text.ts';
import { knownFiles } from '../../support/known-files.ts';

/** What a token in `docs/page.md` cites, as `path`, `path:3-9` or `path#Symbol`. */
function cite(text: string, kind: 'code' | 'link', files: Iterable<string>): string[] {
  const known = new Set(files);
  const reference = { kind, text, line: 1, column: 1, section: -1 };
  const document = {
    title: null,
    headings: [],
    hasText: [false],
    references: [reference],
    diagrams: [],
    exemptions: [],
    anchors: { ids: [], areOpen: false },
  };
  return findCitations('docs/page.md', document, knownFiles(known)).map(
    ({ path, startLine, endLine, symbol }) => {
      if (symbol !== null) return `${path}#${symbol}`;
      return startLine === null ? path : `${path}:${startLine}-${endLine ?? '?'}`;
    },
  );
}

const FILES = ['src/index.ts', 'src/auth/routes.py', 'docs/page.md', 'package.json'];

/** Files whose names resemble the tokens below. */
const NAMESAKES = [
  ...['3000', '8080.txt', '10.md', '10/30', '12-40', '16.9', 'v1.2.md', 'v1.2/3'],
  ...['localhost.ts', 'localhost/api', 'localhost/index.html', 'node/fs.ts', 'fs', 'fs/promises'],
  ...['users', 'users/:id', 'GET', 'auth/login', 'login.ts', 'auth/mfa/setup', 'api.ts'],
  ...['utils/core.ts', 'utils/core/index.ts', 'core', 'a/b.ts', 'a/b.c', 'b', 'and/or.md'],
  ...['x', 'x.ts', 'y.ts', 'x/y.ts', 'C/x', 'C.ts', 'c.ts', 'a.b', 'b.c', 'a/b/c', 'a.ts'],
  ...['postgres.sql', 'redis/7', 'registry/img.ts', 'image', 'img', 'app', 'org/app.ts'],
  ...['repo.git'],
  ...['org/repo.git', 'scope/pkg', 'scope/pkg/sub.js', 'pkg', 'pkg.json', 'foo.ts', 'foo/1.2.3'],
  ...['bar', 'bar.ts', 'Foo.ts', 'Foo/bar.rb', 'std/vec.rs', 'vec', 'json', 'application/json.ts'],
  ...['text/html.ts', 'html', 'Map.ts', 'HOME/x.ts', 'home/x.ts', 'flag', 'flag.ts', 'config'],
  ...['value', 'key.ts', 'JIRA-12.md', 'L12.ts', 'README.md', 'guides/install.md', 'install'],
  ...['src/a.ts', 'src/a.ts:', 'docs/x.ts', 'docs/a.md', 'src/core', 'src/routes.py', 'routes'],
];

/** Times, hosts, routes, modules, code: what only looks like a citation. */
const LOOKALIKES = [
  // hosts, ports, images
  ...['localhost:3000', 'localhost:3000/api', 'localhost:3000/index.html', 'localhost/a.html:3'],
  ...['127.0.0.1:8080', '127.0.0.1/a.html:3', '0.0.0.0:80', '[::1]:80', '::1', 'example.com:443'],
  ...['example.com/index.html:3', 'github.com/org/repo.git:3', 'ghcr.io/org/app:3', 'x.y:1-3'],
  ...['ghcr.io/org/app:1.2', 'registry/img:1.2', 'image:1.2.3', 'postgres:15', 'redis:7'],
  ...['node:22-alpine', 'org/app@sha256:abc123', 'sha256:abc0123def', 'user@host:22', 'host:22/db'],
  // addresses
  ...['http://x.y/z:1', 'https://example.com/src/a.ts:12', 'https://example.com/src/a.ts#L12'],
  ...['http://…', 'http://localhost:3000', 'ws://x/y.ts:1', 'file:///etc/hosts:1', 'mailto:a@b.c'],
  ...['redis://localhost:6379/0', 'postgres://u:p@h/db.x:1', 'ssh://git@host/repo.git:22'],
  ...['git@github.com:org/repo.git', 'git@host/org/repo.git:3', 'urn:x:y', 'urn:isbn:12', 'tel:+1'],
  ...['arn:aws:s3:::bucket/key.txt', 'arn:aws:iam::12:role/x', 'data:text/html.x:1'],
  ...['//x.y/a.js:3'],
  ...['jdbc:h2:mem:test', 'did:web:x.y', 'magnet:?xt=urn:btih:12', 'spotify:track:4'],
  // modules and packages
  ...['node:fs', 'node:fs/promises', 'virtual:astro/x.ts:3', 'npm:foo@1.2.3', 'npm:typescript@7'],
  ...['@scope/pkg', '@scope/pkg:1', '@scope/pkg/sub.js', '@scope/pkg#main', 'pkg@1.2.3', 'pkg@^1'],
  ...['pkg@1.2.3/lib/a.js:3', 'std::vec', 'std::fs', 'a.b.c', 'a.b.c:12', 'foo.bar', 'foo:bar'],
  ...['foo:bar:baz', 'Class.method', 'java.util.List', 'Foo#bar', 'Foo#bar()', 'Foo::bar'],
  ...['Foo.bar'],
  ...['jsr:@std/path', 'crate::x::y', 'github:org/repo#v1', 'org/repo#12', 'org/repo#L12', 'C#'],
  // routes and calls
  ...['GET /users', 'POST /auth/login:1', 'GET users/x.json:3', '/users/:id', '/auth/login', '/'],
  ...['/auth/mfa/setup', '/src/b.ts:3', '/api.json:3', '/users#L3', 'foo()', 'foo.bar(1)', 'a[0]'],
  ...['x => y', 'x->y', 'a ? b : 3', 'x|y', 'a && b', 'a/b.c(3)', 'f(a/b.c:3)', 'a[1:3]'],
  ...['&a/b.c:3'],
  ...['Map<string, a/b.ts:3>', 'List<a/b.ts:3>', '{ a: 3 }', '"src/a.ts:3"', "'a/b.c:3'", '[a, b]'],
  ...['import a/b.ts:3', 'x=a/b.c:3', 'a/b.c:3;', 'a/b.c:3,', '(a/b.c:3)', '<a/b.ts:3>'],
  ...['`a/b.c:3`'],
  // proposals, words, media types
  ...['utils/core', 'utils/core:3', 'utils/core#start', 'and/or', 'a/b', 'he/she:3', 'n/a:1'],
  ...['TCP/IP'],
  ...['src/auth/', 'src/auth', 'src', 'routes.py', 'application/json', 'image/png'],
  ...['text/html; charset=utf-8', 'src/auth/login.py', 'src/auth/login.py#login'],
  ...['.../src/a.ts:3', '…/src/a.ts:3', 'src/…/a.ts:3', 'src/.../a.ts:3', 'src/.:3', 'src/..:3'],
  ...['..:3'],
  // times, numbers, versions, ratios
  ...['10:30', '10:30:15', '12:30-14:00', '9:00-17:30', '2026-01-28T14:45:00Z', '2026-01-28T10:30'],
  ...['3:4', '16:9', '16/9:3', '1/2', '1.5/2.5:3', '2026/01/28:3', 'v1.2:3', 'v1.2.3', '1:1-2'],
  ...['::'],
  ...[':3', ':12-40', '#L3', '#L12', '#L12-L40', '#heading', 'John 3:16', '1 Cor 13:4-7', '00:00'],
  // options, settings, tickets, patterns
  ...['--flag', '--flag=3', '-p 3000:3000', '--flag=a/b.c:3', '--config=src/a.ts:3', 'PORT=3000'],
  ...['-Ia/b.c:3', '-v ./a:/b', 'key: value', 'key:3', 'color:#fff', '#fff', 'JIRA-12:3'],
  ...['JIRA-12'],
  ...['md:hidden', 'w-1/2', 'hover:bg-x/50', 'line:3', 'L12', 'L12-L40', 'bg-[url(a/b.png:3)]'],
  ...['*.py:1', 'src/*.ts:3', 'src/**/*.ts', 'src/**/a.ts:3', '{a,b}/c.ts:2', 'src/{id}.ts:3'],
  ...['!src/b.ts:3', 'src/[a-z]*.ts:1', 'src/?.ts:3', '<path>/x.ts:3', '%s/a.ts:3', '%20/a.ts:3'],
  // other file systems
  ...['C:\\x', 'C:\\x\\y.ts:3', 'C:/src/a.ts:3', 'C:x', '\\\\server\\a.ts:3', 'x\\y.ts:3'],
  ...['s3://b/k:3'],
  ...['~/x.ts:3', '~/.bashrc:3', '$HOME/x.ts:1', '${HOME}/x.ts:1', '%HOME%/x.ts:1', '~user/x.ts:3'],
  ...['./config.yml:/etc/config.yml', '../../x/y.ts:3', '../../../etc/passwd:1', './utils/core:3'],
  // lines that cannot be
  ...['src/b.ts:0', 'src/b.ts:40-12', 'src/b.ts:1-3,2-1', 'src/b.ts:1-10, 20-30', 'src/b.ts:-3'],
  ...['src/b.ts:1.5', 'src/b.ts:99999999999999999999', 'src/b.ts:1-'],
  ...['src/b.ts#L0'],
  ...['src/b.ts#L9-L3', 'src/b.ts#', 'src/b.ts:', 'src/b.ts:a', 'src/b.ts:١٢', 'src/b.ts#Session'],
  // marks that cannot be seen, emoji, nothing at all
  ...['src/b.ts\u200F:3', '\u202Esrc/b.ts:3', 'src/\u200Bb.ts:3', '\uFEFFsrc/b.ts:3', 'a/\0.ts:3'],
  ...['🎉', '🎉:3', '👩‍💻/b.ts:3', '日本:3', '日本/語', 'é', '', ' ', '\t', '.', '..', ':', '#', '-'],
  ...['...'],
  ...['a/b.c\n:3', ' src/b.ts:3', 'src/b.ts:3 ', 'src/b.ts :3', 'src/b .ts:3', 'constructor'],
  ...['__proto__'],
];

describe('text that only looks like a citation', () => {
  it('is tested with more than 250 different tokens', () => {
    expect(new Set(LOOKALIKES).size).toBe(LOOKALIKES.length);
    expect(LOOKALIKES.length).toBeGreaterThan(250);
  });

  it.each(LOOKALIKES)('is no citation: %j', (text) => {
    for (const kind of ['code', 'link'] as const) {
      expect(cite(text, kind, []), kind).toEqual([]);
      expect(cite(text, kind, FILES), kind).toEqual([]);
      expect(cite(text, kind, NAMESAKES), kind).toEqual([]);
    }
  });

  it.each([
    ['a long name', `src/${'a'.repeat(2000)}.ts:1`],
    ['a huge name', `src/${hugeText('a')}.ts:1`],
    ['folders', `${hugeText('a/')}:`],
    ['parents', `${hugeText('../')}a.ts:1`],
    ['digits', `a/b.ts:${hugeText('1')}x`],
    ['dashes', `a/b.ts:${hugeText('1-')}`],
    ['ranges', `a/b.ts:${hugeText('1-2,')}3`],
    ['ranges of a length that is still read', `a/b.ts:${'1-2,'.repeat(450)}x`],
    ['ranges on a forge', `a/b.ts#L${'1C1-L2C2,'.repeat(200)}x`],
    ['fragments', hugeText('#a')],
    ['fragments of a length that is still read', `a${'#a'.repeat(900)}`],
    ['parts of a symbol', `a#${'a.'.repeat(90)}`],
    ['dots', `a/${'.a'.repeat(490)}!:1`],
    ['dots in hosts', `${'a.'.repeat(480)}com/a.ts:1`],
    ['escapes', hugeText('%41')],
    ['broken escapes', hugeText('%E0%A4%A')],
    ['accents', `a${hugeText('\u0301')}`],
  ])('is no citation, in linear time, with %s', (_, text) => {
    // Short texts are read so often that a step for each three characters does not end either.
    for (let length = 0; length < 1_000_000; length += text.length) {
      expect(cite(text, 'code', [])).toEqual([]);
      expect(cite(text, 'link', [])).toEqual([]);
    }
  });
});

describe('a citation of a file that does not exist', () => {
  it.each([
    ['src/gone.py:1-150', 'src/gone.py:1-150'],
    ['src/gone.py:12', 'src/gone.py:12-12'],
    ['src/gone.py#L12-L40', 'src/gone.py:12-40'],
    ['./src/gone.ts:3', 'docs/src/gone.ts:3-3'],
    ['../src/gone.ts:3', 'src/gone.ts:3-3'],
    ['.github/workflows/gone.yml:10', '.github/workflows/gone.yml:10-10'],
    ['src/.eslintrc:3', 'src/.eslintrc:3-3'],
    ['src/gone.test.ts:4', 'src/gone.test.ts:4-4'],
    ['app/(auth)/login/page.tsx:3', 'app/(auth)/login/page.tsx:3-3'],
    ['app/[id]/[...slug].ts:10-20', 'app/[id]/[...slug].ts:10-20'],
    ['packages/@scope/pkg/index.ts:3', 'packages/@scope/pkg/index.ts:3-3'],
    ['@scope/pkg/index.js:3', '@scope/pkg/index.js:3-3'],
    ['app/routes/$id.tsx:3', 'app/routes/$id.tsx:3-3'],
    ['src/routes/+page.svelte:3', 'src/routes/+page.svelte:3-3'],
    ['src/v1.2/a.go:3', 'src/v1.2/a.go:3-3'],
    ['2024/notes/a.py:3', '2024/notes/a.py:3-3'],
    ['My.Project.Api/Program.cs:3', 'My.Project.Api/Program.cs:3-3'],
    ['src/日本/ファイル.ts:3', 'src/日本/ファイル.ts:3-3'],
    ['Sources/App/Main.swift:100-2000', 'Sources/App/Main.swift:100-2000'],
    ['lib/a_b-c.rb:3', 'lib/a_b-c.rb:3-3'],
  ])('%j', (text, expected) => {
    const [folder = ''] = text.split('/');
    expect(cite(text, 'code', [`${folder}/other`])).toEqual([expected]);
  });
});

describe('a citation of a file that exists', () => {
  /** The token, the file, and what is cited of it. */
  const CITATIONS: [token: string, file: string, suffix: string][] = [
    // every form
    ['src/auth/routes.py', 'src/auth/routes.py', ''],
    ['src/auth/routes.py:12', 'src/auth/routes.py', ':12-12'],
    ['src/auth/routes.py:12-40', 'src/auth/routes.py', ':12-40'],
    ['src/auth/routes.py#L12', 'src/auth/routes.py', ':12-12'],
    ['src/auth/routes.py#L12-L40', 'src/auth/routes.py', ':12-40'],
    ['src/auth/routes.py#L12-40', 'src/auth/routes.py', ':12-40'],
    ['src/auth/routes.py#L12C3-L14C5', 'src/auth/routes.py', ':12-14'],
    ['src/auth/provider.ts#AuthConfig', 'src/auth/provider.ts', '#AuthConfig'],
    ['src/auth/provider.ts#Session.refresh', 'src/auth/provider.ts', '#Session.refresh'],
    ['src/auth/provider.rs#Session::refresh', 'src/auth/provider.rs', '#Session::refresh'],
    ['src/auth/provider.rb#Session#refresh', 'src/auth/provider.rb', '#Session#refresh'],
    ['src/auth/provider.ts#login()', 'src/auth/provider.ts', '#login()'],
    // from the document
    ['./a.ts:3', 'docs/a.ts', ':3-3'],
    ['../src/a.ts:3', 'src/a.ts', ':3-3'],
    ['../src/a.ts#Session', 'src/a.ts', '#Session'],
    ['a.ts', 'docs/a.ts', ''],
    ['src/../lib/./a.ts:3', 'lib/a.ts', ':3-3'],
    // without a folder or an extension
    ['README.md:3', 'README.md', ':3-3'],
    ['routes.py:12', 'routes.py', ':12-12'],
    ['Makefile:3', 'Makefile', ':3-3'],
    ['Makefile#build', 'Makefile', '#build'],
    ['Dockerfile:3-9', 'Dockerfile', ':3-9'],
    ['LICENSE#L3', 'LICENSE', ':3-3'],
    ['bin/run:3', 'bin/run', ':3-3'],
    ['utils/core', 'utils/core', ''],
    ['a.b.c', 'a.b.c', ''],
    // dotfiles
    ['.gitignore:3', '.gitignore', ':3-3'],
    ['.github/CODEOWNERS:1', '.github/CODEOWNERS', ':1-1'],
    ['..weird/a:1', '..weird/a', ':1-1'],
    ['.../a.ts:1', '.../a.ts', ':1-1'],
    // routes of frameworks
    ['app/[id]/page.tsx:3', 'app/[id]/page.tsx', ':3-3'],
    ['app/[[...slug]]/page.tsx#Page', 'app/[[...slug]]/page.tsx', '#Page'],
    ['app/(auth)/login.ts:1-2', 'app/(auth)/login.ts', ':1-2'],
    ['app/@modal/(..)photo/[id]/page.tsx:3', 'app/@modal/(..)photo/[id]/page.tsx', ':3-3'],
    ['src/routes/+page@.svelte:3', 'src/routes/+page@.svelte', ':3-3'],
    ['src/routes/[id=integer]/+page.ts:3', 'src/routes/[id=integer]/+page.ts', ':3-3'],
    ['app/routes/$user.edit.tsx:3', 'app/routes/$user.edit.tsx', ':3-3'],
    ['pages/{id}.vue:3', 'pages/{id}.vue', ':3-3'],
    // unusual names
    ['src/My App/main.py:3', 'src/My App/main.py', ':3-3'],
    [' lead/a.py:3', ' lead/a.py', ':3-3'],
    ["it's.md:3", "it's.md", ':3-3'],
    ['a "b".ts:3', 'a "b".ts', ':3-3'],
    ['a`b.ts:3', 'a`b.ts', ':3-3'],
    ['what?.ts:3', 'what?.ts', ':3-3'],
    ['a*b.ts:3', 'a*b.ts', ':3-3'],
    ['a;b,c.ts:3', 'a;b,c.ts', ':3-3'],
    ['a,b.ts', 'a,b.ts', ''],
    ['src/c++/a.h++:2', 'src/c++/a.h++', ':2-2'],
    ['-n.ts:3', '-n.ts', ':3-3'],
    ['--help/a.ts#Help', '--help/a.ts', '#Help'],
    ['~/a.ts:3', '~/a.ts', ':3-3'],
    ['$HOME/a.ts:3', '$HOME/a.ts', ':3-3'],
    ['a=b/c.ts:3', 'a=b/c.ts', ':3-3'],
    ['100%/a.ts:3', '100%/a.ts', ':3-3'],
    ['a\\b.ts:3', 'a\\b.ts', ':3-3'],
    ['<a>|b.ts:3', '<a>|b.ts', ':3-3'],
    ['pkg@1.2.3/lib/a.js:3', 'pkg@1.2.3/lib/a.js', ':3-3'],
    ['example.com/a.html:3', 'example.com/a.html', ':3-3'],
    ['👩‍💻/b.ts:3', '👩‍💻/b.ts', ':3-3'],
    // `:` and `#` in names
    ['notes 10:30', 'notes 10:30', ''],
    ['notes 10:30:3', 'notes 10:30', ':3-3'],
    ['a:b.ts#L3', 'a:b.ts', ':3-3'],
    ['std::vec', 'std::vec', ''],
    ['a#b.ts', 'a#b.ts', ''],
    ['a#b.ts:3', 'a#b.ts', ':3-3'],
    ['a#b.ts#L3', 'a#b.ts', ':3-3'],
    ['c#/Program.cs#Main', 'c#/Program.cs', '#Main'],
    ['a#L3', 'a#L3', ''],
    // other scripts
    ['src/日本/ファイル.ts:3', 'src/日本/ファイル.ts', ':3-3'],
    ['src/größe.ts#größe', 'src/größe.ts', '#größe'],
    ['caf\u00E9.ts:3', 'caf\u00E9.ts', ':3-3'],
    ['cafe\u0301.ts:3', 'cafe\u0301.ts', ':3-3'],
    ['caf\u00E9.ts:3', 'cafe\u0301.ts', ':3-3'],
    ['cafe\u0301.ts:3', 'caf\u00E9.ts', ':3-3'],
    ['مستند/الف.py:3', 'مستند/الف.py', ':3-3'],
  ];

  it('is tested with more than 70 tokens', () => {
    expect(CITATIONS.length).toBeGreaterThan(70);
  });

  it.each(CITATIONS)('%j', (text, file, suffix) => {
    expect(cite(text, 'code', [file])).toEqual([`${file}${suffix}`]);
  });

  it.each(CITATIONS)('is found in the link target for %j', (_, file, suffix) => {
    const fragment = suffix.replace(/^:(\d+)-(\d+)$/, '#L$1-L$2');
    const target = file.split('/').map(encodeURIComponent).join('/');
    expect(cite(`../${target}${fragment}`, 'link', [file])).toEqual(
      suffix === '' && file.endsWith('.md') ? [] : [`${file}${suffix}`],
    );
  });
});
