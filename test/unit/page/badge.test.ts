import { expect, it } from 'vitest';
import { renderBadge } from '../../../integration/astro/src/page/badge.ts';
import { ENGLISH_STRINGS, Strings } from '../../../integration/astro/src/strings/strings.ts';

it('counts the pages that are up to date, in the colour of the most urgent one', () => {
  const rows = [{ state: 'broken' }, { state: 'up-to-date' }, { state: 'up-to-date' }] as const;
  const badge = renderBadge(rows, ENGLISH_STRINGS).toString();
  expect(badge).toContain('aria-label="docs: 2/3 up to date"');
  expect(badge).toContain('#b3261e');
  expect(renderBadge(rows.slice(1), ENGLISH_STRINGS).toString()).toContain('#176b3a');
  expect(renderBadge([], ENGLISH_STRINGS).toString()).toContain('0/0 up to date');
});

it('encodes the texts of a site', () => {
  const own = (name: string) => (name === 'drift.badge.label' ? '<i> & "x"' : undefined);
  const badge = renderBadge([], new Strings('en', own)).toString();
  expect(badge).toContain('&lt;i&gt; &amp; &quot;x&quot;');
  expect(badge).not.toContain('<i>');
});
