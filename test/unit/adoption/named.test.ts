import { describe, expect, it } from 'vitest';
import {
  type DefinedName,
  Definers,
  namedFiles,
  type Rank,
} from '../../../integration/engine/src/adoption/named.ts';
import { ENOUGH } from '../../../integration/engine/src/adoption/clue.ts';
import { type Page, readPage } from '../../../integration/engine/src/impact/page.ts';

type Names = Parameters<typeof readPage>[0][number]['names'];

function page(...names: Names): Page {
  return readPage([{ prose: '', names }], 'Page', 'docs/page.md');
}

function code(...texts: string[]): Page {
  return page(...texts.map((text) => ({ place: 'code', text }) as const));
}

function file(path: string, names: string[], rank: Rank = 'source', isDefinition = true) {
  return { path, rank, names: names.map((name): DefinedName => ({ name, isDefinition })) };
}

const ONCE = (): number => 1;

describe('a page names a file', () => {
  it('that alone defines what it names', () => {
    const definers = new Definers([
      file('src/session.py', ['create_session', 'Session', 'close_session', 'end_session']),
      file('src/other.py', ['other_name']),
    ]);
    const found = namedFiles(code('create_session()', 'end_session', 'Session'), definers, ONCE);
    expect(found).toEqual([
      {
        path: 'src/session.py',
        weight: 1.5,
        reason: 'defines `Session`, `create_session` and 1 more',
      },
    ]);
  });

  it('by a route with other names of parameters', () => {
    const definers = new Definers([file('src/routes.ts', ['/users/:id'])]);
    expect(namedFiles(code('GET /users/{user}'), definers, ONCE)).toHaveLength(1);
  });

  it('by a flag', () => {
    const definers = new Definers([file('src/cli.ts', ['--max-warnings'], 'source', false)]);
    const [found] = namedFiles(code('--max-warnings 0'), definers, ONCE);
    expect(found?.reason).toBe('defines `--max-warnings`');
  });
});

describe('a name means', () => {
  const definerOf = (...files: ReturnType<typeof file>[]): string | null =>
    new Definers(files).definerOf('readAll')?.path ?? null;

  it('no file if several define it', () => {
    expect(definerOf(file('a.ts', ['readAll']), file('b.ts', ['readAll']))).toBeNull();
  });

  it('the definition, and not a key of the same name', () => {
    const key = file('b.ts', ['readAll'], 'source', false);
    expect(definerOf(key, file('a.ts', ['readAll']))).toBe('a.ts');
  });

  it('a source file before declarations, and these before examples', () => {
    const [source, declared, example] = [
      file('a.ts', ['readAll']),
      file('a.d.ts', ['readAll'], 'declaration'),
      file('examples/a.ts', ['readAll'], 'example'),
    ];
    expect(definerOf(example, declared, source)).toBe('a.ts');
    expect(definerOf(example, declared)).toBe('a.d.ts');
    expect(definerOf(example)).toBe('examples/a.ts');
  });
});

describe('a name says little', () => {
  const definers = new Definers([
    file('src/run.ts', ['status', 'runAll']),
    file('src/keys.ts', ['title'], 'source', false),
  ]);
  const weightOf = (one: Page, pagesWith = ONCE): number =>
    namedFiles(one, definers, pagesWith)[0]?.weight ?? 0;

  it('if it is an ordinary word', () => {
    expect(weightOf(code('status'))).toBeLessThan(weightOf(code('runAll')));
    expect(weightOf(code('status'))).toBeLessThan(ENOUGH / 2);
    expect(weightOf(page({ place: 'block', text: 'status' }))).toBe(0);
    expect(weightOf(code('title'))).toBe(0);
  });

  it('in an example, and more in a heading', () => {
    const [block, heading] = (['block', 'heading'] as const).map((place) =>
      weightOf(page({ place, text: 'runAll' })),
    );
    expect(block).toBeLessThan(weightOf(code('runAll')));
    expect(heading).toBeGreaterThan(weightOf(code('runAll')));
  });

  it('if many pages use it', () => {
    expect(weightOf(code('runAll'), () => 16)).toBe(weightOf(code('runAll')) / 4);
  });

  it('if it is written otherwise', () => {
    expect(weightOf(code('run_all'))).toBe(0);
  });
});
