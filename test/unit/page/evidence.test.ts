import { describe, expect, it } from 'vitest';
import { renderEvidence } from '../../../integration/astro/src/page/evidence.ts';
import { ENGLISH_STRINGS, Strings } from '../../../integration/astro/src/strings/strings.ts';
import type { EvidenceReport } from '../../../integration/engine/src/report/schema.ts';
import { makeEvidence } from '../support/report.ts';

function render(
  over: Partial<EvidenceReport>,
  heading = 'Auth',
  strings: Strings = ENGLISH_STRINGS,
): string {
  const sections = [
    { heading, slug: 'auth', line: 1, state: 'needs-review' as const, impact: 'named' as const },
  ];
  return renderEvidence(makeEvidence(over), { sections }, (slug) => `#${slug}`, strings).toString();
}

describe('the text of evidence', () => {
  it('has code for names, and a link for the heading of its section', () => {
    expect(render({})).toBe(
      '<code>MINUTES</code>, named in <a href="#auth">Auth</a>, changed from <code>30</code> to <code>60</code>',
    );
  });

  it('is followed by its section if it does not name it', () => {
    expect(render({ text: '`src/auth.ts` changed' })).toBe(
      '<code>src/auth.ts</code> changed (<a href="#auth">Auth</a>)',
    );
  });

  it('has no link above the first heading, and to a document without a page', () => {
    expect(render({ section: null, text: '`a` is new' })).toBe('<code>a</code> is new');
    const document = { sections: [] };
    expect(String(renderEvidence(makeEvidence(), document, () => null, ENGLISH_STRINGS))).toContain(
      'named in *Auth*',
    );
  });

  it.each([
    ['`a(*Auth*)`, named in *Auth*, changed', '<code>a(*Auth*)</code>', 'Auth'],
    ['`a`, named in *A `b` * c*, changed', '<code>a</code>', 'A `b` * c'],
    ['`a`, named in *5 ` of*, was `b`', '<code>a</code>', '5 ` of'],
  ])('finds the heading, whatever it consists of: %s', (text, code, heading) => {
    const html = render({ text }, heading);
    expect(html).toContain(`<a href="#auth">${heading}</a>`);
    expect(html.startsWith(code)).toBe(true);
  });

  it('is marked as English on a page in another language', () => {
    expect(render({}, 'Anmeldung', new Strings('de'))).toMatch(/^<span lang="en"><code>.*<\/span>/);
  });

  it('is escaped', () => {
    const evil = '<img src=x>';
    expect(render({ text: `${evil} \`${evil}\` in *${evil}*` }, evil)).not.toContain('<img');
  });
});
