import { describe, expect, it } from 'vitest';
import { renderParts } from '../../../integration/astro/src/page/apply-report.ts';
import { describeWatched } from '../../../integration/astro/src/page/document.ts';
import { Strings } from '../../../integration/astro/src/strings/strings.ts';
import type { CitationReport, Report } from '../../../integration/engine/src/report/schema.ts';
import { bind as bindDeclared, binding, FILE, textOf } from '../support/binding.ts';
import {
  makeCitation,
  makeDocument,
  makeEvidence,
  makeFinding,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const OVERVIEW = `/drift/#spec-${FILE}`;
const FORGE = (path: string) => ({ href: `https://forge.example/${path}` });
const MESSAGE =
  '`src/old.ts` leads nowhere: commit abc1234 of 2026-02-01 by Ann removed src/old.ts';

const LOST = makeCitation({
  ...{ text: 'src/old.ts', path: 'src/old.ts', state: 'deleted', current: null },
  ...{ line: 7, column: 3, section: 'auth' },
});

/** A page that declares nothing, with the message about {@link LOST}. */
function watched(citations: CitationReport[], message: string | null = MESSAGE): Report {
  const isBroken = citations.some(({ current }) => current === null);
  const sections = [
    { heading: 'Auth', slug: 'auth', line: 6, state: 'broken', impact: 'broken' } as const,
  ];
  const document = makeDocument({
    ...(isBroken && { state: 'broken', impact: 'broken', sections }),
    citations,
  });
  const findings =
    message === null ? [] : [makeFinding({ spec: FILE, file: FILE, line: 7, column: 3, message })];
  return makeReport(
    [makeSpecReport({ id: FILE, file: FILE, kind: 'references', documents: [document] })],
    findings,
  );
}

const bind = (content: string, report: Report, over = {}): string =>
  bindDeclared(content, [], { watched: report, forgeOf: FORGE, ...over });

describe('a page that declares nothing', () => {
  it('has links to the forge, whatever has a source page, and nothing else', () => {
    const html = '<code>src/auth.ts:1-3</code> <code>x</code>';
    expect(bind(html, watched([makeCitation()], null))).toBe(
      '<main><a class="drift-citation" data-state="ok" href="https://forge.example/src/auth.ts">' +
        '<code>src/auth.ts:1-3</code></a> <code>x</code></main>',
    );
  });

  it('has no mark for lines that changed, and no links if no forge is known', () => {
    const html = '<code>src/auth.ts:1-3</code>';
    const changed = watched([makeCitation({ state: 'changed', stale: true })], null);
    expect(bind(html, changed)).toContain('data-state="ok"');
    const forgeOf = () => ({ href: null, why: 'not published' });
    expect(bind(html, changed, { forgeOf })).toBe(`<main>${html}</main>`);
  });

  it('leads to pages of the site rather than to their files, and keeps links to the forge', () => {
    const link = (text: string, path: string) =>
      makeCitation({
        kind: 'link',
        text,
        path,
        line: path.length,
        current: { path, startLine: null, endLine: null },
      });
    const address = 'https://forge.example/main/src/a.ts';
    const report = watched(
      [link('guide.md', 'docs/guide.md'), link('../LICENSE', 'LICENSE'), link(address, 'src/a.ts')],
      null,
    );
    const pageOf = (file: string) => (file === 'docs/guide.md' ? '/guide/' : null);
    const html = ['guide.md#end', 'guide.md', '../LICENSE', address].map(
      (href) => `<a href="${href}">x</a>`,
    );
    const hrefs = bind(html.join(''), report, { pageOf }).matchAll(/href="([^"]*)"/g);
    expect([...hrefs].map(([, href]) => href)).toEqual([
      '/guide/#end',
      '/guide/',
      'https://forge.example/LICENSE',
      address,
    ]);
  });

  it('has a mark at each reference that leads nowhere, with the reason', () => {
    const html = bind('<h2 id="auth">Auth</h2><code>src/old.ts</code>', watched([LOST]));
    const reason = MESSAGE.replaceAll('`', '');
    expect(html).toContain(
      `<a class="drift-citation" data-state="deleted" title="${reason}" href="${OVERVIEW}">` +
        `<code>src/old.ts</code><span class="drift-remark" data-pagefind-ignore> (${reason})</span></a>`,
    );
    expect(html).not.toContain('drift-section');
    expect(html).not.toContain('drift-sources');
    const german = bind('<code>src/old.ts</code>', watched([LOST]), { strings: new Strings('de') });
    expect(german).toContain(`(<span lang="en">${reason}</span>)`);
  });

  it('has a banner only if a reference leads nowhere', () => {
    const html = renderParts('banner', FILE, [], binding([], { watched: watched([LOST]) })).join(
      '',
    );
    expect(html).toMatch(/^<aside\s+class="drift-banner"\s+data-state="broken"/);
    expect(textOf(html)).toContain('1 reference on this page leads nowhere. src/old.ts leads');
    expect(html).toContain('<a href="#auth">Auth</a>');
    expect(html).toContain(`<a href="${OVERVIEW}">`);
    expect(html).not.toContain(`/drift/${FILE}`);
    const fine = binding([], { watched: watched([makeCitation()], null) });
    expect(renderParts('banner', FILE, [], fine)).toEqual([]);
    expect(renderParts('sources', FILE, [], binding([], { watched: watched([LOST]) }))).toEqual([]);
  });

  it('has the first reasons in its banner, and the number of others', () => {
    const citations = [1, 2, 3, 4, 5].map((line) => ({ ...LOST, line }));
    const report = watched([...citations, { ...LOST, line: 5, startLine: 9 }], null);
    const text = textOf(renderParts('banner', FILE, [], binding([], { watched: report })).join(''));
    expect(text).toContain('5 references on this page lead nowhere.');
    expect(text.match(/src\/old\.ts leads nowhere/g)).toHaveLength(3);
    expect(text).toContain('and 2 more reasons');
  });

  it('says why it is broken if no reference is', () => {
    const report = watched([LOST], null);
    const documents = report.specs.flatMap((spec) => spec.documents);
    for (const document of documents) {
      document.citations = [];
      document.evidence = [makeEvidence({ impact: 'broken', text: '`--flag` is gone' })];
    }
    const html = renderParts('banner', FILE, [], binding([], { watched: report })).join('');
    expect(textOf(html)).toContain('--flag is gone');
  });

  it('has no banner if the site or the page hides it', () => {
    const report = watched([LOST]);
    expect(bind('', report)).toContain('drift-banner');
    expect(bind('', report, { hidden: ['banner'] })).not.toContain('drift-banner');
    const [spec] = report.specs;
    spec?.documents[0]?.hidden.push('banner');
    expect(bind('', report)).not.toContain('drift-banner');
  });

  it('has a state', () => {
    const state = describeWatched(FILE, watched([LOST]), (id) => `#${id}`);
    expect(state).toMatchObject({ state: 'broken', href: `#${FILE}`, changes: [] });
    expect(describeWatched('other.md', watched([LOST]), String)).toBeNull();
  });
});
