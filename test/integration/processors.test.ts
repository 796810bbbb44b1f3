import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDocsSite, type DocsSiteOptions } from '../support/docs-site.ts';
import { PANEL } from '../support/documents.ts';
import { isNightly } from '../support/nightly.ts';
import { TestRepository } from '../support/repository.ts';
import type { Outcome, TestSite } from '../support/site.ts';
import { numbered, specText } from '../support/specs.ts';

const FENCE = '```';

/** Citations wherever they may stand, and where none is. */
const CONTENT = `# All of them

Text \`src/b.py:1\`, *emphasis \`src/b.py:2\`*, [a \`src/b.py\` link](https://example.com), a
note[^1], <code>src/b.py:1</code> and <a href="https://example.com"><code>src/b.py:2</code></a>.

## Heading \`src/b.py:3\`

- item \`src/b.py:4\`

| file |
| --- |
| \`src/b.py:5\` |

[source](../src/b.py#L1-L2), [root](src/b.py#L1-L2) and [page](more.md#end)

Plain b.py:3–4, and \`src/b.py\` (lines 1–2).

[^1]: Foot \`src/b.py:2-3\`.

${FENCE}text
┌────────────┐
│ src/b.py:1 │
└────────────┘
`;

const TARGETS = ['L1', 'L2', 'L1', 'L3', 'L4', 'L5', 'L3-L4', 'L1-L2', 'L2-L3'];

const FIELDS = '---\ntracks: [src/b.py]\nlayout: ../Frame.astro\n---\n\n';

function documents(hasMdx: boolean): TestRepository {
  const repository = TestRepository.init();
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n').write('src/b.py', numbered(5));
  repository.write(
    '.chant/specs/001-doc.md',
    specText({
      completed_at: '2026-01-10T12:00:00Z',
      tracks: ['src/**/*.py'],
      target_files: ['docs/all.md', 'docs/more.md', ...(hasMdx ? ['docs/rich.mdx'] : [])],
    }),
  );
  repository.write('docs/all.md', CONTENT).write('docs/more.md', '# More\n\n## End\n');
  if (hasMdx) repository.write('docs/rich.mdx', CONTENT);
  repository.commit('Write code and documents', { date: '2026-01-10T12:05:00Z' });
  return repository;
}

/** Pages of every kind; the MDX ones only where the site knows them. */
function addPages(site: TestSite, hasMdx: boolean): void {
  site.write(
    'src/Frame.astro',
    '<html><body><header>Frame</header><slot /><footer>Frame</footer></body></html>',
  );
  site.write('src/pages/plain.md', FIELDS + CONTENT);
  site.write('src/parts/part.md', '---\ntracks: [src/b.py]\n---\n\nPart `src/b.py:4`\n');
  site.write(
    'src/pages/imported.astro',
    "---\nimport { Content } from '../parts/part.md';\n---\n\n<html><body><Content /></body></html>",
  );
  if (!hasMdx) return;
  site.write('src/pages/framed.mdx', FIELDS + CONTENT);
  site.write('src/pages/empty.mdx', '---\ntracks: [src/b.py]\n---\n');
  site.write('src/Link.astro', '<a data-own {...Astro.props}><slot /></a>');
  site.write('src/Cite.astro', '<p><code>src/b.py:1</code></p>');
  site.write('src/parts/part.mdx', '---\ntracks: [src/b.py]\n---\n\nPart `src/b.py:4`\n');
  site.write(
    'src/pages/components.mdx',
    `---
tracks: [src/b.py]
---
import Link from '../Link.astro';
import Cite from '../Cite.astro';
import Part, { Content as Again } from '../parts/part.mdx';
export const components = { a: Link };

# {'Later'}

\`src/b.py:1\` [link](../b.py)

<Cite />

<code>{'src/b.py:1'}</code>

<Part />

<Again components={{ p: 'div' }} />

\`src/b.py:2\`
`,
  );
  site.write(
    'src/pages/default.mdx',
    `---
tracks: [src/b.py]
---
import Frame from '../Frame.astro';

export default Frame;

\`src/b.py:1\`
`,
  );
}

function targetsOf(html: string): string[] {
  return [
    ...html.matchAll(/class="drift-citation"[^>]* href="\/source\/src\/b\.py\/#([^"]*)"/g),
  ].map(([, lines = '']) => lines);
}

const UNIFIED = "import { unified } from '@astrojs/markdown-remark';";
const SATTERI = "import { satteri } from '@astrojs/markdown-satteri';";
const PROCESSOR = 'markdown: { processor: unified() },';
/** One that only its site knows of, that takes no plugins, and whose results have nothing of their own. */
const OWN_PROCESSOR = `markdown: {
  processor: {
    name: 'own',
    options: {},
    createRenderer: async (shared) => {
      const { render } = await satteri().createRenderer(shared);
      return { render: async (...given) => Object.create(await render(...given)) };
    },
  },
},`;

/** The ways in which a site may render Markdown and MDX. */
const PROCESSORS: readonly [string, DocsSiteOptions][] = [
  ['Sätteri', {}],
  ["a site's own, without MDX", { imports: SATTERI, config: OWN_PROCESSOR, mdx: null }],
  [
    'unified, and mdx({ remarkPlugins })',
    {
      imports: UNIFIED,
      config: PROCESSOR,
      mdx: '{ remarkPlugins: [() => () => {}], optimize: true }',
    },
  ],
];

/** Mixtures of the above, which share their code. */
const MIXED_PROCESSORS: readonly [string, DocsSiteOptions][] = [
  ['unified', { imports: UNIFIED, config: PROCESSOR }],
  ['Sätteri, without MDX', { mdx: null }],
  ['unified, without MDX', { imports: UNIFIED, config: PROCESSOR, mdx: null }],
  [
    'unified, and mdx({ processor: satteri() })',
    { imports: UNIFIED + SATTERI, config: PROCESSOR, mdx: '{ processor: satteri() }' },
  ],
  ['mdx({ processor: unified() })', { imports: UNIFIED, mdx: '{ processor: unified() }' }],
  [
    'unified, and mdx({ extendMarkdownConfig: false })',
    { imports: UNIFIED, config: PROCESSOR, mdx: '{ extendMarkdownConfig: false }' },
  ],
];

describe.each([...PROCESSORS, ...(isNightly ? MIXED_PROCESSORS : [])])(
  'documents rendered by %s',
  (_name, options) => {
    let repository: TestRepository;
    let site: TestSite;
    let outcome: Outcome;
    const hasMdx = options.mdx !== null;

    beforeAll(async () => {
      repository = documents(hasMdx);
      site = addDocsSite(repository, {
        folder: '.',
        loader: "{ base: 'docs' }",
        // What is relative to a document is nothing to a page of the same text.
        drift: "{ rules: { 'broken-citation': 'off' } }",
        ...options,
      });
      addPages(site, hasMdx);
      repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
      outcome = await site.build();
    });

    afterAll(() => {
      repository[Symbol.dispose]();
    });

    it('link each citation once, wherever it stands', () => {
      expect(outcome.code, outcome.output).toBe(0);
      for (const page of ['all', 'plain', ...(hasMdx ? ['rich', 'framed'] : [])]) {
        const html = site.read(`${page}/index.html`);
        expect(targetsOf(html), page).toEqual(TARGETS);
        expect(html.split(PANEL), page).toHaveLength(2);
      }
    });

    it('turn relative links into links to source pages and pages, and keep other links', () => {
      for (const page of ['all', ...(hasMdx ? ['rich'] : [])]) {
        const html = site.read(`${page}/index.html`);
        expect(html, page).toMatch(/<a href="\/source\/src\/b\.py\/#L1-L2"[^>]*>source<\/a>/);
        expect(html, page).toMatch(/<a href="\/source\/src\/b\.py\/#L1-L2"[^>]*>root<\/a>/);
        expect(html, page).toContain('<a href="/more/#end">page</a>');
        expect(html, page).toContain(
          '<a href="https://example.com">a <code>src/b.py</code> link</a>',
        );
        expect(html, page).toContain('<a href="https://example.com"><code>src/b.py:2</code></a>');
      }
    });

    it('contain no leftover marker elements, and keep ASCII drawings in shape', () => {
      for (const page of [
        'all',
        'plain',
        'imported',
        ...(hasMdx ? ['rich', 'empty', 'framed', 'default'] : []),
      ]) {
        expect(site.read(`${page}/index.html`), page).not.toMatch(/<\/?drift-/);
      }
      expect(site.read('all/index.html')).toMatch(/<pre class="[^"]*drift-drawing"[^>]*>/);
    });

    it('show the sources panel inside the layout of the page', () => {
      for (const page of ['plain', ...(hasMdx ? ['framed', 'default'] : [])]) {
        expect(site.read(`${page}/index.html`).replace(/\s+/g, ' '), page).toMatch(
          /<header>Frame<\/header>.*<aside class="drift-sources".*<footer>Frame<\/footer>/,
        );
      }
    });

    it('show their panel where another page imports them', () => {
      const html = site.read('imported/index.html');
      expect(html.split(PANEL)).toHaveLength(2);
      expect(targetsOf(html)).toEqual(['L4']);
    });

    it.runIf(hasMdx)('can be nested and rendered with custom components', () => {
      const html = site.read('components/index.html');
      expect(html.split(PANEL)).toHaveLength(4);
      expect(targetsOf(html)).toEqual(['L1', 'L1', 'L1', 'L4', 'L4', 'L2']);
      expect(html).toMatch(/<a data-own href="\/source\/src\/b\.py\/"[^>]*>link<\/a>/);
      expect(html).not.toContain('data-drift');
      expect(html).toContain('>Later</h1>');
    });
  },
);
