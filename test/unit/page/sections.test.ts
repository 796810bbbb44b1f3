import { describe, expect, it } from 'vitest';
import { bindPage } from '../../../integration/astro/src/page/apply-report.ts';
import type {
  CitationReport,
  SectionReport,
  SpecReport,
} from '../../../integration/engine/src/report/schema.ts';
import { bind, binding, region, textOf } from '../support/binding.ts';
import {
  makeChange,
  makeCitation,
  makeDocument,
  makeEvidence,
  makeSpecReport,
} from '../support/report.ts';

const section = (slug: string, isFine = false): SectionReport => ({
  heading: slug,
  slug,
  line: 1,
  state: isFine ? 'up-to-date' : 'needs-review',
  impact: isFine ? 'none' : 'cited',
});

function stale(section: string, path: string): CitationReport {
  const current = { path, startLine: 1, endLine: 3 };
  return makeCitation({ section, path, current, state: 'changed', stale: true });
}

function specOf(citations: CitationReport[], over: Partial<SpecReport> = {}): SpecReport {
  const sections = [section('auth'), section('über-uns'), section('fine', true)];
  return makeSpecReport({
    changes: [makeChange()],
    documents: [makeDocument({ sections, citations })],
    ...over,
  });
}

const CONTENT =
  '<h2 class="x" id="auth">Auth</h2><p>x</p><h3 id="über-uns">Us</h3><h2 id="fine">Fine</h2>';

describe('the heading of a stale section on a page', () => {
  const spec = specOf([stale('auth', 'src/auth.ts'), makeCitation({ section: 'auth' })]);

  it('says which source changed, and links to the change', () => {
    const html = bind(CONTENT, [spec]);
    expect(html).toMatch(
      /<h2 class="x" id="auth">Auth <a class="drift-section" href="\/drift\/001-doc\/#file-src\/auth\.ts" title="[^"]*src\/auth\.ts" data-pagefind-ignore\s*><span aria-hidden="true">auth\.ts changed<\/span\s*><span class="drift-remark">\(changed since this was written: src\/auth\.ts\)<\/span><\/a\s*><\/h2>/,
    );
  });

  it('has its mark after a citation, and outside of a link around its text', () => {
    const html = bind('<h2 id="auth"><a href="#auth">A</a> <code>src/auth.ts:1-3</code></h2>', [
      spec,
    ]);
    expect(html).toMatch(/<a href="#auth">A<\/a> <a class="drift-citation"/);
    expect(html.indexOf('class="drift-section"')).toBeGreaterThan(html.indexOf('</code>'));
    expect(html).not.toMatch(/<a [^>]*>(?:(?!<\/a).)*<a /s);
  });

  it('counts several sources, and links to all changes', () => {
    const changes = [makeChange(), makeChange({ path: 'src/b.ts' })];
    const citations = ['src/b.ts', 'src/auth.ts', 'src/b.ts'].map((path) => stale('auth', path));
    const html = bind(CONTENT, [specOf(citations, { changes })]);
    expect(html).toContain('class="drift-section" href="/drift/001-doc/"');
    expect(html).toContain('>auth.ts and 1 other changed</span');
    expect(html).toContain('(changed since this was written: src/auth.ts, src/b.ts)');
  });

  it('links to the list of citations if the file is no source of the spec', () => {
    const html = bind(CONTENT, [specOf([stale('auth', 'lib/x.ts')])]);
    expect(html).toContain('class="drift-section" href="/drift/001-doc/#citations"');
  });

  it('is marked for evidence without a citation, and says which source it comes from', () => {
    const documents = [
      makeDocument({
        sections: [section('auth')],
        evidence: [
          makeEvidence(),
          makeEvidence({ impact: 'public', path: 'src/quiet.ts' }),
          makeEvidence({ section: 'other', path: 'src/other.ts' }),
        ],
      }),
    ];
    const html = bind(CONTENT, [specOf([], { documents })]);
    expect(html).toContain('class="drift-section" href="/drift/001-doc/#file-src/auth.ts"');
    expect(html).toContain('>auth.ts changed</span');
    expect(html).not.toContain('quiet.ts');
    expect(html).not.toContain('other.ts');
  });

  it('says which reference leads nowhere, and links to the list of citations', () => {
    const broken: SectionReport = { ...section('auth'), state: 'broken', impact: 'broken' };
    const evidence = [
      makeEvidence({ impact: 'broken', path: 'src/gone.ts' }),
      makeEvidence({ impact: 'cited' }),
    ];
    const documents = [makeDocument({ sections: [broken], evidence })];
    const html = bind(CONTENT, [specOf([], { documents })]);
    expect(html).toContain('class="drift-section" href="/drift/001-doc/#citations"');
    expect(html).toContain('>broken: gone.ts</span');
    expect(html).toContain('(a reference leads nowhere: src/gone.ts)');
  });

  it('says only that it is out of date if the site does not show why', () => {
    const html = bind(CONTENT, [specOf([])]);
    expect(html).toMatch(
      /href="\/drift\/001-doc\/" title="out of date"[^>]*><span aria-hidden="true">out of date</,
    );
  });

  it('has one mark if several specs find it stale', () => {
    expect(bind(CONTENT, [spec, { ...spec, id: '002' }]).split('drift-section')).toHaveLength(3);
  });

  it.each(['<h2 id="fine">x</h2>', '<h2>x</h2>', '<p id="auth">x</p>', '<h2 id="AUTH">x</h2>'])(
    'is not marked where the id or element differs: %s',
    (heading) => {
      expect(bind(heading, [spec])).toContain(`<main>${heading}`);
    },
  );
});

describe('the table of contents of a page', () => {
  const spec = specOf([stale('auth', 'src/auth.ts'), stale('über-uns', 'src/auth.ts')]);
  const nav =
    '<nav><ul><li><a href="#auth"><span>Auth</span></a><li><a href=#%C3%BCber-uns>Us</a><li><a href="#fine">Fine</a><li><a href="/x/#auth">X</a></ul></nav>';

  it('marks stale sections, also for screen readers', () => {
    for (const page of [nav + region(CONTENT), region(CONTENT) + nav]) {
      const { html } = bindPage(page, binding([spec]));
      expect(html.match(/drift-outdated/g)).toHaveLength(2);
      expect(html).toMatch(/<span>Auth<\/span><span class="drift-outdated"[^>]*>/);
      expect(textOf(html)).toContain('Auth (out of date)');
      expect(textOf(html)).toContain('Us (out of date)');
    }
  });

  it('is not changed with several documents, or outside of `<nav>`', () => {
    const several = nav + region(CONTENT) + region('', 'docs/other.md');
    expect(bindPage(several, binding([spec])).html).toContain(nav);
    const aside = nav.replaceAll('nav>', 'aside>');
    expect(bindPage(aside + region(CONTENT), binding([spec])).html).toContain(aside);
  });

  it('is not changed where no section is stale', () => {
    expect(
      bindPage(nav + region(CONTENT), binding([specOf([], { documents: [] })])).html,
    ).toContain(nav);
  });
});
