import { describe, expect, it } from 'vitest';
import { renderBanners } from '../../../integration/astro/src/page/banner.ts';
import { Strings } from '../../../integration/astro/src/strings/strings.ts';
import type { DocumentReport, SpecReport } from '../../../integration/engine/src/report/schema.ts';
import { binding, FILE, textOf } from '../support/binding.ts';
import { makeChange, makeDocument, makeEvidence, makeSpecReport } from '../support/report.ts';

const SECTIONS: DocumentReport['sections'] = ['Auth', 'Users', 'Fine'].map((heading) => ({
  heading,
  slug: heading.toLowerCase(),
  line: 1,
  state: heading === 'Fine' ? 'nearby-changes' : 'needs-review',
  impact: heading === 'Fine' ? 'public' : 'named',
}));

function drifted(document: Partial<DocumentReport>, over: Partial<SpecReport> = {}): SpecReport {
  return makeSpecReport({
    status: 'drifted',
    changes: [makeChange()],
    documents: [makeDocument(document)],
    ...over,
  });
}

const REVIEW = drifted({ state: 'needs-review', impact: 'named', evidence: [makeEvidence()] });
const QUIET = drifted({ state: 'nearby-changes', impact: 'public' });

function render(specs: SpecReport[], lang = 'en'): string {
  return renderBanners(FILE, specs, binding([]).links, new Strings(lang)).join('');
}

describe('a document that may be wrong', () => {
  it('has a banner with the first reasons and the number of others', () => {
    const evidence = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      makeEvidence({ text: `\`${name}\`, named in *Auth*, was removed` }),
    );
    evidence.push(makeEvidence({ impact: 'public', text: '`f`, named in *Fine*, changed inside' }));
    const html = render([
      drifted({ state: 'needs-review', impact: 'named', sections: SECTIONS, evidence }),
    ]);
    expect(html).toMatch(/^<aside\s+class="drift-banner"\s+data-state="needs-review"/);
    const text = textOf(html);
    expect(text).toContain('This page may be out of date. 1 of 1 source file behind this page');
    expect(text).toContain('c, named in Auth, was removed');
    expect(text).not.toContain('d, named in Auth');
    expect(text).toContain('and 2 more reasons');
    expect(html.match(/<a href="#auth">Auth<\/a>/g)).toHaveLength(3);
    expect(text).toContain('Sections to check: Users.');
  });

  it('names all sections to check where the site does not show why', () => {
    const html = render([drifted({ state: 'needs-review', impact: 'named', sections: SECTIONS })]);
    expect(textOf(html)).toContain('Sections to check: Auth, Users.');
  });

  it('has a banner for a reference that leads nowhere, even if its spec is up to date', () => {
    const text = '`src/x.ts`, cited in *Auth*, leads nowhere';
    const evidence = [makeEvidence({ impact: 'broken', text })];
    const document = { state: 'broken', impact: 'broken', evidence } as const;
    const html = render([drifted(document, { status: 'up-to-date', changes: [] })]);
    expect(html).toContain('data-state="broken"');
    expect(textOf(html)).toContain('This page may be out of date.');
    expect(textOf(html)).toContain('leads nowhere');
    expect(html).not.toContain('<details>');
  });

  it('has no quiet line as well, if only one of its specs finds it wrong', () => {
    const html = render([QUIET, { ...REVIEW, id: '002' }]);
    expect(html).toContain('drift-banner');
    expect(html).not.toContain('drift-quiet');
  });
});

describe('a document near which something changed', () => {
  it('has one quiet line with a link to the changes', () => {
    const html = render([QUIET, { ...QUIET, id: '002' }]);
    expect(html.match(/<aside/g)).toHaveLength(1);
    expect(html).not.toContain('drift-banner');
    expect(textOf(html).trim()).toBe(
      'Sources of this page changed since 2026-01-28, but nothing that it names. See every line that changed',
    );
    expect(html).toContain('<a href="/drift/001-doc/">');
  });

  it('says what is known of the change', () => {
    const evidence = [
      makeEvidence({ impact: 'public', text: '`login`, named in *Auth*, changed inside' }),
    ];
    const spec = drifted({ ...QUIET.documents[0], sections: SECTIONS, evidence });
    expect(textOf(render([spec]))).toContain(
      'Sources of this page changed since 2026-01-28: login, named in Auth, changed inside.',
    );
    const baseline = { ...spec.baseline, date: null };
    expect(textOf(render([{ ...spec, baseline, completedAt: null }]))).toContain(
      'Sources of this page changed: login, named in Auth',
    );
  });

  it.each(['upstream-drifted', 'accepted'] as const)(
    'says that what it builds on has changed if its spec is %s',
    (status) => {
      const html = render([{ ...QUIET, status, changes: [], upstreamDrift: ['000-base'] }]);
      expect(textOf(html).trim()).toBe(
        'This page builds on 000-base, whose sources have changed. See the drift report',
      );
    },
  );

  it('has the line in the language of the page, and reasons in English', () => {
    const evidence = [makeEvidence({ impact: 'public', text: '`login` changed', section: null })];
    const spec = drifted({ ...QUIET.documents[0], evidence });
    const html = render([spec], 'de');
    expect(html).toMatch(/lang="de"/);
    expect(html).toContain('<span lang="en"><code>login</code> changed</span>');
    expect(textOf(html)).toContain('Quellen dieser Seite haben sich seit 2026-01-28 geändert: ');
  });
});

it.each([
  ['whose changes nobody else can see', drifted({ state: 'nearby-changes', impact: 'internal' })],
  ['that is up to date', drifted({ state: 'up-to-date', impact: 'none' })],
  ['that is not completed', drifted({ state: 'not-completed', impact: 'none' })],
])('a document %s says nothing', (_, spec) => {
  expect(render([spec])).toBe('');
});
