import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemsOf } from '../support/accessibility.ts';
import { watch } from '../support/page-watch.ts';
import { TestRepository } from '../support/repository.ts';
import { ShownSite } from '../support/shown-site.ts';
import { TestSite } from '../support/site.ts';
import { numbered, specText } from '../support/specs.ts';

const GUIDE = '/handbook/guide/';
const SPEC = '/handbook/drift/001-doc/';
const LONG_NAME = 'a_name_that_is_longer_than_a_narrow_screen';
const FENCE = '```';
const DOCUMENT = `# The guide

Fine \`src/b.py:2-3\`, moved \`src/auth/routes.py:50-60\`.

## Routes

Changed \`src/auth/routes.py:20-40\`, deleted \`src/gone.py:1-3\`, missing \`src/never.py:1\`, not there
\`src/b.py:90\`, and a [link](../src/auth/routes.py#L20-L30).

## A long heading about \`src/auth/${LONG_NAME}.py\` and what else there is to say of it

| what the file is for, in so many words | file |
| --- | --- |
| that which is said of it above | \`src/auth/routes.py:20-40\` |

## Flow

Fine \`src/b.py:4\`.

${FENCE}text
┌──────────────────────────────────────────────────────────────────────────────────────────────────┐
│ A drawing that is wide, and keeps its shape whatever the width of the screen that it is shown on │
└──────────────────────────────────────────────────────────────────────────────────────────────────┘
${FENCE}
`;

const DRAWN = `# Drawn

${FENCE}mermaid
flowchart LR
  A["src/auth/routes.py:20-40"] --> B["src/"]
  B --> C["lib/x.py"] --> D[Users]
${FENCE}
`;

const PAGE = `---
import { getCollection, render } from 'astro:content';

export const getStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));

const { Content, headings } = await render(Astro.props.entry);
---

<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <title>The guide</title>
    <style is:inline>
      :root { color-scheme: light dark }
      body { margin: 1rem; background: light-dark(#fff, #15181e); color: light-dark(#222, #ddd);
        font: 1rem/1.6 system-ui, sans-serif }
      a { color: light-dark(#1a56b8, #8ab4ff) }
      nav { overflow-wrap: anywhere }
      table { display: block; overflow: auto; white-space: nowrap }
    </style>
  </head>
  <body>
    <nav aria-label="On this page">
      <ul>{headings.map(({ slug, text }) => <li><a href={'#' + slug}>{text}</a></li>)}</ul>
    </nav>
    <main><Content /></main>
  </body>
</html>
`;

/** A page that declares no sources. */
const NOTES = `---
layout: ../layouts/Frame.astro
---

# Notes

Fine \`src/b.py:2-3\`, moved \`src/auth/routes.py:50-60\`, changed \`src/auth/routes.py:20-40\`.

## What was

It was decided in \`src/gone.py:1-3\`. See [how](../../../src/gone.py).
`;

const FRAME = PAGE.replace(/^---.*?---/s, '---\nconst { headings } = Astro.props;\n---').replace(
  '<Content />',
  '<slot />',
);

/** A document of which everything that can go wrong has, and one with a diagram, below a base. */
function driftedSite(): { repository: TestRepository; site: TestSite } {
  const repository = TestRepository.init();
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository.write('src/auth/routes.py', numbered(60)).write('src/b.py', numbered(5));
  repository.write('src/gone.py', numbered(5)).write('lib/x.py', numbered(3));
  repository.write(`src/auth/${LONG_NAME}.py`, numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write(
    '.chant/specs/001-doc.md',
    specText({
      completed_at: '2026-01-10T12:00:00Z',
      tracks: ['src/**/*.py'],
      target_files: ['docs/guide.md', 'docs/drawn.md'],
    }),
  );
  repository.write('docs/guide.md', DOCUMENT).write('docs/drawn.md', DRAWN);
  const site = new TestSite(repository);
  site.write(
    'astro.config.mjs',
    `import drift from 'astro-drift';

export default {
  base: '/handbook',
  outDir: './dist/handbook',
  integrations: [drift({ rules: { 'broken-citation': 'warn' } })],
  markdown: { shikiConfig: { wrap: true, theme: 'github-dark-default' } },
};
`,
  );
  site.write(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { driftLoader } from 'astro-drift/loader';

export const collections = { docs: defineCollection({ loader: driftLoader({ base: 'docs' }) }) };
`,
  );
  site.write('src/pages/[...id].astro', PAGE);
  site.write('src/layouts/Frame.astro', FRAME).write('src/pages/notes.md', NOTES);
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  const lines = numbered(60).split('\n');
  lines[24] = 'changed';
  repository.write('src/auth/routes.py', ['inserted', ...lines].join('\n'));
  repository.remove('src/gone.py');
  const head = repository.commit('Move on', { date: '2026-01-20T08:00:00Z' });
  repository.git('remote', 'add', 'origin', 'https://github.com/org/app.git');
  repository.git('update-ref', 'refs/remotes/origin/main', head);
  return { repository, site };
}

let repository: TestRepository;
let site: ShownSite;

beforeAll(async () => {
  const drifted = driftedSite();
  ({ repository } = drifted);
  site = await ShownSite.build(drifted.site);
});

afterAll(async () => {
  await site.close();
  repository[Symbol.dispose]();
});

describe('a document', () => {
  it('links citations to their lines, or to what became of them, and says so in their names', async () => {
    const page = await site.open(GUIDE);
    const links = {
      'src/b.py:2-3': '/handbook/source/src/b.py/#L2-L3',
      'src/auth/routes.py:50-60': '/handbook/source/src/auth/routes.py/#L51-L61',
      'src/auth/routes.py:20-40 (changed since this was written)': `${SPEC}#file-src/auth/routes.py`,
      'link (changed since this was written)': `${SPEC}#file-src/auth/routes.py`,
      'src/gone.py:1-3 (deleted since this was written)': `${SPEC}#file-src/gone.py`,
      'src/never.py:1 (this file does not exist)': `${SPEC}#citations`,
      'src/b.py:90 (these lines do not exist)': `${SPEC}#citations`,
    };
    for (const [name, href] of Object.entries(links)) {
      const link = page.getByRole('link', { name, exact: true }).first();
      expect(await link.getAttribute('href'), name).toBe(href);
    }
  });

  it('marks citations that went wrong by a sign and an underline, and no others', async () => {
    const page = await site.open(GUIDE);
    const looks = await page.locator('.drift-citation').evaluateAll((links) =>
      links.map((link) => ({
        state: (link as HTMLElement).dataset['state'],
        line: getComputedStyle(link).textDecorationStyle,
        sign: getComputedStyle(link, '::after').content.replace(/[^×Δ]/g, ''),
      })),
    );
    const marked = new Map([
      ['changed', ['wavy', 'Δ']],
      ['ok', ['solid', '']],
      ['moved', ['solid', '']],
    ]);
    for (const { state, line, sign } of looks) {
      const expected = marked.get(state ?? '') ?? ['dashed', '×'];
      expect([line, sign], state).toEqual(expected);
    }
    expect(new Set(looks.map(({ state }) => state)).size).toBe(6);
  });

  it('marks a section that may be wrong at its heading, with the sources', async () => {
    const page = await site.open(GUIDE);
    const heading = page.getByRole('heading', { name: /^Routes/ });
    const mark = heading.getByRole('link');
    expect(await mark.innerText()).toContain('broken: b.py and 2 others');
    expect(await mark.getAttribute('href')).toBe(`${SPEC}#citations`);
    expect(await heading.ariaSnapshot()).toContain('a reference leads nowhere: src/b.py, ');
    const long = page.getByRole('heading', { name: /^A long heading/ }).locator('.drift-section');
    expect(await long.innerText()).toContain('routes.py changed');
    expect(await long.getAttribute('href')).toBe(`${SPEC}#file-src/auth/routes.py`);
    expect(await page.locator('.drift-section').count()).toBe(2);
  });

  it('marks stale sections in the table of contents', async () => {
    const page = await site.open(GUIDE);
    const contents = page.getByRole('navigation', { name: 'On this page' });
    const names = (await contents.getByRole('link').allTextContents()).map((name) => name.trim());
    expect(names[1]).toBe('Routes (out of date)');
    expect(names[2]).toMatch(/^A long heading .* \(out of date\)$/);
    expect(names[3]).toBe('Flow');
  });

  it('is accessible and fits wide and narrow screens, in light and dark', async () => {
    const page = await site.open(GUIDE);
    await page.locator('.drift-banner summary').click();
    await page.locator('.drift-banner details[open]').first().waitFor();
    await page.locator('.drift-sources summary').first().click();
    await page.locator('.drift-sources details[open]').first().waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });

  it('keeps a drawing of text in shape on a narrow screen, and scrolls it by keyboard', async () => {
    const page = await site.open(GUIDE, { viewport: { width: 360, height: 800 } });
    const drawing = page.locator('pre.drift-drawing');
    const { scroll, shown, heights } = await drawing.evaluate((element) => ({
      scroll: element.scrollWidth,
      shown: element.clientWidth,
      heights: [...element.querySelectorAll('.line')].map((line) => line.getClientRects().length),
    }));
    expect(scroll).toBeGreaterThan(shown + 100);
    expect(heights).toEqual([1, 1, 1]);
    await drawing.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => drawing.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  });

  it('has its banner and marks without JavaScript, and hides previews of citations', async () => {
    const page = await site.open(GUIDE, { javaScriptEnabled: false });
    expect(await page.locator('.drift-banner').isVisible()).toBe(true);
    expect(await page.getByText('broken: b.py and 2 others').isVisible()).toBe(true);
    expect(await page.locator('.drift-preview').count()).toBeGreaterThan(2);
    expect(await page.locator('.drift-preview:visible').count()).toBe(0);
  });
});

describe('a page that declares nothing', () => {
  it('leads to the forge, and says what leads nowhere at the sentence and in a banner', async () => {
    const page = await site.open('/handbook/notes/');
    const banner = page.getByRole('complementary', { name: 'Freshness of this page' });
    expect(await banner.innerText()).toContain('2 references on this page lead nowhere.');
    expect(await banner.getByRole('link').allInnerTexts()).toEqual([
      'What was',
      'What was',
      'All pages',
    ]);
    const marks = page.locator('.drift-citation:not([data-state=ok], [data-state=moved])');
    expect(await marks.allTextContents()).toEqual([
      expect.stringMatching(
        /^src\/gone\.py:1-3 \(.* leads nowhere: commit .* removed src\/gone\.py\)/,
      ),
      expect.stringMatching(/^how \(/),
    ]);
    const forge = page.locator('main a[href^="https://github.com/org/app/blob/"]');
    expect(await forge.allInnerTexts()).toEqual([
      'src/b.py:2-3',
      'src/auth/routes.py:50-60',
      'src/auth/routes.py:20-40',
    ]);
    expect(await page.locator('.drift-sources, .drift-section, .drift-preview').count()).toBe(0);
  });

  it('is listed in the report if it is broken, where its banner leads', async () => {
    const page = await site.open('/handbook/notes/');
    await page.getByRole('link', { name: 'All pages' }).click();
    const item = page.locator('.drift-pages > li:target');
    expect(await item.getByRole('link').first().getAttribute('href')).toBe('/handbook/notes/');
    expect(await item.innerText()).toContain('leads nowhere: commit');
  });

  it('is accessible and fits wide and narrow screens, in light and dark', async () => {
    const page = await site.open('/handbook/notes/');
    expect(await problemsOf(page)).toEqual([]);
    await page.goto('/handbook/drift/');
    expect(await problemsOf(page)).toEqual([]);
  });
});

describe('a Mermaid diagram in a document', () => {
  it('is drawn with nodes that link to the code, or to what changed', async () => {
    const page = await site.newPage();
    const { errors } = watch(page);
    await page.goto('/handbook/drawn/');
    const svg = page.locator('.drift-diagram svg').first();
    await svg.waitFor();
    const link = async (name: RegExp) => svg.getByRole('link', { name }).getAttribute('href');
    expect(await link(/lib\/x\.py/)).toBe('/handbook/source/lib/x.py/');
    expect(await link(/src\/auth\/routes\.py/)).toBe(`${SPEC}#file-src/auth/routes.py`);
    expect(await link(/src\/(?!auth)/)).toContain(SPEC);
    expect(await svg.locator('.drift-drifted').count()).toBe(2);
    expect(await page.locator('.drift-diagram figcaption').innerText()).toContain(
      'src/auth/routes.py:20-40',
    );
    expect(errors).toEqual([]);
  });

  it('is a text without JavaScript', async () => {
    const page = await site.open('/handbook/drawn/', { javaScriptEnabled: false });
    expect(await page.locator('.drift-diagram pre').innerText()).toContain('flowchart LR');
  });

  it('is the only reason for a page to load Mermaid', async () => {
    const page = await site.newPage();
    const { requests } = watch(page);
    await page.goto(GUIDE);
    await page.goto('/handbook/drift/');
    // All that pages ask for begins with a script that they name.
    expect(requests.filter((path) => /mermaid|diagrams/.test(path))).toEqual([]);
    expect(requests.filter((path) => path.endsWith('/preview.js'))).toHaveLength(1);
  });
});
