import { describe, expect, it } from 'vitest';
import {
  type KnownSpec,
  recommend,
} from '../../../integration/engine/src/report/recommendation.ts';
import { shortId } from '../../../integration/engine/src/report/short-id.ts';

/** Specs by id; those that end with `.md` are pages. */
function known(...ids: string[]): ReadonlyMap<string, KnownSpec> {
  return new Map(ids.map((id) => [id, specOf(id)]));
}

function specOf(id: string): KnownSpec {
  return { id, kind: id.endsWith('.md') ? 'page' : 'chant' };
}

function commandFor(id: string): string | undefined | null {
  return recommend(specOf(id), 'drifted', [], known(id))?.command;
}

describe('recommend', () => {
  it('re-runs a drifted spec', () => {
    const id = '2026-01-22-001-doc';
    expect(recommend(specOf(id), 'drifted', [], known(id))).toEqual({
      text: 'Re-run spec to update documentation',
      command: 'chant reset 001-doc && chant work 001-doc',
    });
  });

  it('re-runs the drifted upstream spec first, then those in between, then the spec', () => {
    const specs = known('root', 'middle', 'leaf');
    const found = recommend(specOf('leaf'), 'upstream-drifted', ['middle', 'root'], specs);
    expect(found?.text).toContain('root');
    expect(found?.command).toBe(
      ['root', 'middle', 'leaf'].map((id) => `chant reset ${id} && chant work ${id}`).join(' && '),
    );
  });

  it('names the edited documents of all specs that it re-runs', () => {
    const specs = known('root', 'leaf');
    const editedOf = (id: string) => [`docs/${id}.md`];
    expect(recommend(specOf('leaf'), 'drifted', ['root'], specs, editedOf)?.text).toBe(
      '1 document was edited since; a re-run would overwrite it: docs/leaf.md. Re-run spec to update documentation, after root',
    );
    const found = recommend(specOf('leaf'), 'upstream-drifted', ['root'], specs, editedOf);
    expect(found?.text).toBe(
      '2 documents were edited since; a re-run would overwrite them: docs/root.md, docs/leaf.md. Re-run root first, then this spec',
    );
  });

  it('names three edited documents, and counts the others', () => {
    const editedOf = () => ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'];
    const found = recommend(specOf('leaf'), 'drifted', [], known('leaf'), editedOf);
    expect(found?.text).toContain('5 documents were edited since');
    expect(found?.text).toContain(': a.md, b.md, c.md (+2). ');
  });

  it('returns null for a spec that needs nothing', () => {
    for (const status of ['up-to-date', 'unknown', 'not-completed', 'accepted'] as const) {
      expect(recommend(specOf('001-doc'), status, [], known('001-doc'))).toBeNull();
    }
  });

  it('has no command for a page', () => {
    const page = specOf('docs/a.md');
    expect(recommend(page, 'drifted', [], known('docs/a.md'))?.command).toBeNull();
  });

  it('re-runs only the upstream spec of a page', () => {
    const specs = known('docs/a.md', '001-doc');
    const found = recommend(specOf('docs/a.md'), 'upstream-drifted', ['001-doc'], specs);
    expect(found?.command).toBe('chant reset 001-doc && chant work 001-doc');
  });
});

describe('recommend for a spec that builds on a page', () => {
  it('says to check that page first, and re-runs only specs', () => {
    const specs = known('docs/a.md', 'docs/de/a.md', '001-doc');
    const page = specOf('docs/de/a.md');
    expect(recommend(page, 'upstream-drifted', ['docs/a.md'], specs)).toEqual({
      text: 'Check docs/a.md first, then check this page',
      command: null,
    });
    const spec = specOf('001-doc');
    expect(recommend(spec, 'upstream-drifted', ['docs/a.md'], specs)).toEqual({
      text: 'Check docs/a.md first, then re-run this spec',
      command: 'chant reset 001-doc && chant work 001-doc',
    });
    const mixed = recommend(page, 'upstream-drifted', ['docs/a.md', '001-doc'], specs);
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
