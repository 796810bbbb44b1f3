import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPageFiles } from '../../../integration/astro/src/site/page-files.ts';

const FILES = {
  'README.md': '# Title\n\n---\n',
  'docs/plain.md': 'Text\n',
  'docs/draft.md': '---\ndraft: true\n---\n',
  'docs/blank.md': '\uFEFF\n \n---\npublic: false\n---\n',
  'docs/rich.mdx': '# Rich\n',
  'src/content/plain.md': '# Plain\n',
  'src/contents.md': '# Plain\n',
  'src/code.ts': '---\n',
};
const GONE = ['docs/gone.md', 'src/gone.ts'];

let root: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pages-')));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

async function read(areAll: boolean): Promise<string[]> {
  const terms = { pageFolders: ['src/content', 'src/pages'], areAll };
  return [...(await readPageFiles(root, [...Object.keys(FILES), ...GONE], terms))];
}

it('tells files that are written to be pages from other Markdown', async () => {
  expect(await read(false)).toEqual([
    'docs/draft.md',
    'docs/blank.md',
    'docs/rich.mdx',
    'src/content/plain.md',
    'docs/gone.md',
  ]);
});

it('takes all Markdown for pages where it is not known which of them are private', async () => {
  const markdown = [...Object.keys(FILES), ...GONE].filter((file) => /\.mdx?$/.test(file));
  expect(await read(true)).toEqual(markdown);
});
