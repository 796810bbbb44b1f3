import { describe, expect, it } from 'vitest';
import { findForge } from '../../../integration/engine/src/forge/forge.ts';
import { type ForgeFacts, ForgeLinks } from '../../../integration/astro/src/page/forge-links.ts';

const HEAD = 'a'.repeat(40);
const OLD = 'b'.repeat(40);
const LOCAL = 'c'.repeat(40);
const PAGES = 'https://github.com/org/repo';

function linksTo(facts: Partial<ForgeFacts> = {}, template?: string): ForgeLinks {
  const forge = findForge(
    'git@github.com:org/repo.git',
    template === undefined ? {} : { template },
  );
  if (forge === null) throw new Error('no forge');
  const known = {
    head: HEAD,
    branch: 'main',
    unpublished: new Set<string>(),
    uncommitted: new Set<string>(),
  };
  return new ForgeLinks(forge, { ...known, ...facts });
}

describe('links to a forge', () => {
  it('pin a file to HEAD or to a given commit', () => {
    const links = linksTo();
    expect(links.name).toBe('GitHub');
    expect(links.current('src/a b.ts', [{ startLine: 2, endLine: 4 }])).toEqual({
      href: `${PAGES}/blob/${HEAD}/src/a%20b.ts#L2-L4`,
    });
    expect(links.file('src/a.ts', OLD)).toEqual({ href: `${PAGES}/blob/${OLD}/src/a.ts` });
    expect(links.commit(OLD)).toEqual({ href: `${PAGES}/commit/${OLD}` });
  });

  it('are missing, with a reason, if the commit is not on the remote', () => {
    const links = linksTo({ head: LOCAL, unpublished: new Set([LOCAL]) });
    const why = 'ccccccc is not on any branch of the remote yet';
    expect(links.current('src/a.ts')).toEqual({ href: null, why });
    expect(links.commit(LOCAL)).toEqual({ href: null, why });
    expect(links.file('src/a.ts', OLD).href).toContain(OLD);
  });

  it('are missing, with a reason, for files with uncommitted changes', () => {
    const links = linksTo({ uncommitted: new Set(['src/a.ts']) });
    expect(links.current('src/a.ts')).toEqual({
      href: null,
      why: 'the file has uncommitted changes',
    });
    expect(links.current('src/b.ts').href).not.toBeNull();
    expect(linksTo({ head: null }).current('src/b.ts').href).toBeNull();
  });

  it('do not lead to commits if addresses come from a template', () => {
    const links = linksTo({}, 'https://code.example.com/{path}?at={commit}');
    expect(links.commit(HEAD)).toBeNull();
    expect(links.current('a.ts').href).toBe(`https://code.example.com/a.ts?at=${HEAD}`);
  });
});

describe('the page on which a reader corrects a document', () => {
  const correct = (links: ForgeLinks): string | null =>
    links.correction('docs/a b.md', 'docs: a & b', '- `x` was removed');

  it('is the editor of the forge, on the branch that is checked out', () => {
    expect(correct(linksTo({ branch: 'fix/#1' }))).toBe(`${PAGES}/edit/fix/%231/docs/a%20b.md`);
  });

  it.each([
    ['no branch is checked out', linksTo({ branch: null })],
    ['the remote has no such commit', linksTo({ head: LOCAL, unpublished: new Set([LOCAL]) })],
  ])('is the form for an issue if %s', (_, links) => {
    expect(correct(links)).toBe(
      `${PAGES}/issues/new?title=docs%3A%20a%20%26%20b&body=-%20%60x%60%20was%20removed`,
    );
  });

  it('is unknown if only a template says where files are', () => {
    expect(correct(linksTo({}, 'https://code.example.com/{path}?at={commit}'))).toBeNull();
  });
});
