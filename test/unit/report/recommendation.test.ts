import { describe, expect, it } from 'vitest';
import { recommend, shortId } from '../../../integration/src/report/recommendation.ts';
import { makeSpec } from '../support/spec.ts';

function commandFor(id: string): string | undefined | null {
  return recommend(makeSpec({ id }), 'drifted', [], [id])?.command;
}

describe('what to do about a spec', () => {
  it('that has drifted is to run it again', () => {
    const spec = makeSpec({ id: '2026-01-22-001-doc' });
    expect(recommend(spec, 'drifted', [], ['2026-01-22-001-doc'])).toEqual({
      text: 'Re-run spec to update documentation',
      command: 'chant reset 001-doc && chant work 001-doc',
    });
  });

  it('that builds on another is to run that first, then what lies between, then itself', () => {
    const ids = ['root', 'middle', 'leaf'];
    const found = recommend(makeSpec({ id: 'leaf' }), 'upstream-drifted', ['middle', 'root'], ids);
    expect(found?.text).toContain('root');
    expect(found?.command).toBe(
      ['root', 'middle', 'leaf'].map((id) => `chant reset ${id} && chant work ${id}`).join(' && '),
    );
  });

  it('is nothing for one that needs nothing', () => {
    for (const status of ['up-to-date', 'unknown', 'not-completed', 'accepted'] as const) {
      expect(recommend(makeSpec(), status, [], [])).toBeNull();
    }
  });

  it('that is a page is to read it: nobody runs it', () => {
    const page = makeSpec({ id: 'docs/a.md', kind: 'page' });
    expect(recommend(page, 'drifted', [], ['docs/a.md'])?.command).toBeNull();
  });

  it('that is a page and builds on a spec is to run that spec, and only that', () => {
    const page = makeSpec({ id: 'docs/a.md', kind: 'page' });
    const found = recommend(page, 'upstream-drifted', ['001-doc'], ['docs/a.md', '001-doc']);
    expect(found?.command).toBe('chant reset 001-doc && chant work 001-doc');
  });
});

describe('what to do about a spec that builds on a page', () => {
  it('is to check that page first, and to run nothing but specs', () => {
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

describe('a command', () => {
  it.each([
    ['a; echo pwned', `'a; echo pwned'`],
    ['two\nlines', `'two\nlines'`],
    ['--all', '-- --all'],
    ['-f "$HOME"', `-- '-f "$HOME"'`],
    ['auth_v2.1-x7m', 'auth_v2.1-x7m'],
  ])('names the spec %j as %j', (id, word) => {
    expect(commandFor(id)).toBe(`chant reset ${word} && chant work ${word}`);
  });
});

describe('a short id', () => {
  it('leaves out the date', () => {
    const ids = ['2026-01-22-001-doc', '2026-01-23-002-doc'];
    expect(shortId('2026-01-22-001-doc', ids)).toBe('001-doc');
    expect(shortId('auth-2026-01-22-001-doc', ['auth-2026-01-22-001-doc'])).toBe('001-doc');
  });

  it('keeps it where two specs would share what is left', () => {
    const ids = ['2026-01-22-001-doc', '2026-01-23-001-doc'];
    expect(shortId('2026-01-22-001-doc', ids)).toBe('2026-01-22-001-doc');
    const part = ['2026-01-22-001-doc', '2026-01-23-x001-doc.1'];
    expect(shortId('2026-01-22-001-doc', part)).toBe('2026-01-22-001-doc');
  });

  it('is the id where there is no date', () => {
    expect(shortId('doc', ['doc'])).toBe('doc');
    expect(shortId('2026-01-22', ['2026-01-22'])).toBe('2026-01-22');
  });
});
