import { describe, expect, it } from 'vitest';
import { recommend, shortId } from '../../../integration/engine/src/report/recommendation.ts';
import { makeSpec } from '../support/spec.ts';

function commandFor(id: string): string | undefined | null {
  return recommend(makeSpec({ id }), 'drifted', [], [id])?.command;
}

describe('recommend', () => {
  it('re-runs a drifted spec', () => {
    const spec = makeSpec({ id: '2026-01-22-001-doc' });
    expect(recommend(spec, 'drifted', [], ['2026-01-22-001-doc'])).toEqual({
      text: 'Re-run spec to update documentation',
      command: 'chant reset 001-doc && chant work 001-doc',
    });
  });

  it('re-runs the drifted upstream spec first, then those in between, then the spec', () => {
    const ids = ['root', 'middle', 'leaf'];
    const found = recommend(makeSpec({ id: 'leaf' }), 'upstream-drifted', ['middle', 'root'], ids);
    expect(found?.text).toContain('root');
    expect(found?.command).toBe(
      ['root', 'middle', 'leaf'].map((id) => `chant reset ${id} && chant work ${id}`).join(' && '),
    );
  });

  it('returns null for a spec that needs nothing', () => {
    for (const status of ['up-to-date', 'unknown', 'not-completed', 'accepted'] as const) {
      expect(recommend(makeSpec(), status, [], [])).toBeNull();
    }
  });

  it('has no command for a page', () => {
    const page = makeSpec({ id: 'docs/a.md', kind: 'page' });
    expect(recommend(page, 'drifted', [], ['docs/a.md'])?.command).toBeNull();
  });

  it('re-runs only the upstream spec of a page', () => {
    const page = makeSpec({ id: 'docs/a.md', kind: 'page' });
    const found = recommend(page, 'upstream-drifted', ['001-doc'], ['docs/a.md', '001-doc']);
    expect(found?.command).toBe('chant reset 001-doc && chant work 001-doc');
  });
});

describe('recommend for a spec that builds on a page', () => {
  it('says to check that page first, and re-runs only specs', () => {
    const ids = ['docs/a.md', 'docs/de/a.md', '001-doc'];
    const pages = new Set(['docs/a.md', 'docs/de/a.md']);
    const page = makeSpec({ id: 'docs/de/a.md', kind: 'page' });
    expect(recommend(page, 'upstream-drifted', ['docs/a.md'], ids, pages)).toEqual({
      text: 'Check docs/a.md first, then check this page',
      command: null,
    });
    const spec = makeSpec({ id: '001-doc' });
    expect(recommend(spec, 'upstream-drifted', ['docs/a.md'], ids, pages)).toEqual({
      text: 'Check docs/a.md first, then re-run this spec',
      command: 'chant reset 001-doc && chant work 001-doc',
    });
    const mixed = recommend(page, 'upstream-drifted', ['docs/a.md', '001-doc'], ids, pages);
    expect(mixed?.command).toBe('chant reset 001-doc && chant work 001-doc');
  });
});

describe('the command of a recommendation', () => {
  it.each([
    ['a; echo pwned', `'a; echo pwned'`],
    ['two\nlines', `'two\nlines'`],
    ['--all', '-- --all'],
    ['-f "$HOME"', `-- '-f "$HOME"'`],
    ['auth_v2.1-x7m', 'auth_v2.1-x7m'],
  ])('writes the spec id %j as %j', (id, word) => {
    expect(commandFor(id)).toBe(`chant reset ${word} && chant work ${word}`);
  });
});

describe('shortId', () => {
  it('leaves out the date', () => {
    const ids = ['2026-01-22-001-doc', '2026-01-23-002-doc'];
    expect(shortId('2026-01-22-001-doc', ids)).toBe('001-doc');
    expect(shortId('auth-2026-01-22-001-doc', ['auth-2026-01-22-001-doc'])).toBe('001-doc');
  });

  it('keeps the date if the rest is part of two ids', () => {
    const ids = ['2026-01-22-001-doc', '2026-01-23-001-doc'];
    expect(shortId('2026-01-22-001-doc', ids)).toBe('2026-01-22-001-doc');
    const part = ['2026-01-22-001-doc', '2026-01-23-x001-doc.1'];
    expect(shortId('2026-01-22-001-doc', part)).toBe('2026-01-22-001-doc');
  });

  it('returns an id without a date as it is', () => {
    expect(shortId('doc', ['doc'])).toBe('doc');
    expect(shortId('2026-01-22', ['2026-01-22'])).toBe('2026-01-22');
  });
});
