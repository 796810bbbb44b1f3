import { describe, expect, it } from 'vitest';
import { parseCode } from '../../../integration/engine/src/documents/document.ts';
import { findPageNames } from '../../../integration/engine/src/watched/page-names.ts';

const isOwn = (name: string): boolean => ['demo', '@demo/core'].includes(name);

function names(markdown: string): string[] {
  return findPageNames(parseCode(markdown, 'md'), isOwn).map(({ kind, name }) => `${kind} ${name}`);
}

function block(language: string, ...lines: string[]): string {
  return ['```' + language, ...lines, '```'].join('\n');
}

describe('inline code', () => {
  it.each([
    ['`hashFiles`', ['identifier hashFiles']],
    ['`hash_files`', ['identifier hash_files']],
    ['`app.hashFiles(root)`', ['identifier hashFiles']],
    ['`close()`', ['identifier close']],
    ['`--max-warnings <number>`', ['flag --max-warnings']],
    ['`demo build --max-warnings 3`', ['flag --max-warnings']],
    ['`DEMO_TOKEN=1`', ['variable DEMO_TOKEN']],
    ['`POST /auth/mfa/:id`', ['route /auth/mfa/:id']],
    ['`/auth/setup`', ['route /auth/setup']],
    ['`no-shadow`', ['option no-shadow']],
    ['`npm run check:all`', ['script check:all']],
    ['`pnpm lint`', ['script lint']],
    ['`make docs`', ['target docs']],
  ])('%s has names', (text, expected) => {
    expect(names(`Use ${text} here.`)).toEqual(expected);
  });

  it.each([
    '`timeout`',
    '`src/hashFiles.ts`',
    '`hashFiles.ts`',
    '`git commit --fixup-all`',
    '`npm install`',
    '`https://example.org/a/b`',
    '`/usr/local/bin`',
    '`/auth`',
    '`fs.existsSync()`',
    '`myPlugin`',
    '`--your-flag`',
    '`XDG_DATA_HOME`',
    '`an-id`',
    'hashFiles',
  ])('%s has none', (text) => {
    expect(names(`Use ${text} here.`)).toEqual([]);
  });
});

describe('a code block', () => {
  it('has what the page imports from the repository, and nothing else', () => {
    const found = names(
      block(
        'ts',
        "import { hashFiles } from '@demo/core';",
        "import { renderPage } from 'other';",
        'const config: HashOptions = hashFiles({ maxDepth: 3 });',
        'config.toHexText(renderPage);',
      ),
    );
    expect(found).toEqual(['identifier hashFiles', 'identifier hashFiles']);
    const python = ['from demo import LoadOptions, load_all', 'load_all(others.max_size)'];
    expect(new Set(names(block('python', ...python)))).toEqual(
      new Set(['identifier LoadOptions', 'identifier load_all']),
    );
  });

  it('has no values of an example, and no output', () => {
    expect(names(block('yaml', 'commonAnnotations:', '  oncallPager: 800'))).toEqual([]);
    expect(names(block('', '&resource.Resource{originalNs:"x"}'))).toEqual([]);
  });

  it('has the settings of own programs in a shell', () => {
    const found = names(
      block(
        'sh',
        '$ DEMO_TOKEN=1 npx demo build --max-warnings 3 | other --not-ours',
        'curl https://example.org/install | OTHER_TOKEN=1 sh',
        'export DEMO_HOME=/tmp',
        'npm run lint && make docs # then `make site`',
      ),
    );
    expect(found).toEqual([
      'flag --max-warnings',
      'variable DEMO_TOKEN',
      'variable DEMO_HOME',
      'script lint',
      'target docs',
    ]);
  });

  it('has nothing if it shows an output or a change', () => {
    expect(names(block('diff', '-hashFiles()'))).toEqual([]);
    expect(names(block('text', 'app.hashFiles()'))).toEqual([]);
  });
});

it('gives the line and the column of a name', () => {
  const text = `# A \`hashFiles\`\n\n> ${block('ts', '', 'import { hashText } from "demo"').replaceAll('\n', '\n> ')}\n`;
  expect(findPageNames(parseCode(text, 'md'), isOwn)).toEqual([
    { kind: 'identifier', name: 'hashFiles', line: 1, column: 5 },
    { kind: 'identifier', name: 'hashText', line: 5, column: 10 },
  ]);
});

describe('hostile blocks', () => {
  it.each(['import', 'import type', 'import a', 'let', 'const a', 'let a =', 'let a = require('])(
    'reads `%s` before a long run of blanks at once',
    (start) => {
      const blanks = ' '.repeat(50_000);
      expect(names(block('js', `${start}${blanks}x`, 'npm run check'))).toEqual([]);
    },
  );
});
