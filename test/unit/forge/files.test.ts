import { describe, expect, it } from 'vitest';
import type { LineRange } from '../../../integration/engine/src/files/lines.ts';
import { findForge, type Forge } from '../../../integration/engine/src/forge/forge.ts';
import { FORGE_KINDS, type ForgeKind } from '../../../integration/engine/src/forge/forges.ts';

const OID = '3f786850e387550fdab836ed7e6dc881de23001b';

const REMOTES: Readonly<Record<ForgeKind, string>> = {
  github: 'git@github.com:org/repo.git',
  gitlab: 'git@gitlab.com:group/sub/repo.git',
  bitbucket: 'git@bitbucket.org:org/repo.git',
  'bitbucket-server': 'ssh://git@bitbucket.example.com:7999/PROJ/repo.git',
  gitea: 'https://gitea.com/org/repo.git',
  forgejo: 'https://codeberg.org/org/repo.git',
  azure: 'git@ssh.dev.azure.com:v3/org/My%20Project/repo',
  sourcehut: 'https://git.sr.ht/~user/repo',
};

function forgeOf(kind: ForgeKind): Forge {
  const forge = findForge(REMOTES[kind]);
  if (forge === null) throw new Error(kind);
  return forge;
}

/** `3-9` or `4`. */
function range(text: string): LineRange {
  const [start, end = start] = text.split('-').map(Number);
  return { startLine: start ?? 0, endLine: end ?? 0 };
}

function link(kind: ForgeKind, path: string, ...ranges: string[]): string {
  return forgeOf(kind).file(path, OID, ranges.map(range));
}

describe('the address of a file', () => {
  it.each([
    ['github', `https://github.com/org/repo/blob/${OID}/src/a.ts`],
    ['gitlab', `https://gitlab.com/group/sub/repo/-/blob/${OID}/src/a.ts`],
    ['bitbucket', `https://bitbucket.org/org/repo/src/${OID}/src/a.ts`],
    [
      'bitbucket-server',
      `https://bitbucket.example.com/projects/PROJ/repos/repo/browse/src/a.ts?at=${OID}`,
    ],
    ['gitea', `https://gitea.com/org/repo/src/commit/${OID}/src/a.ts`],
    ['forgejo', `https://codeberg.org/org/repo/src/commit/${OID}/src/a.ts`],
    [
      'azure',
      `https://dev.azure.com/org/My%20Project/_git/repo?path=/src/a.ts&version=GC${OID}&_a=contents`,
    ],
    ['sourcehut', `https://git.sr.ht/~user/repo/tree/${OID}/item/src/a.ts`],
  ] as const)('on %s is %s', (kind, address) => {
    expect(link(kind, 'src/a.ts')).toBe(address);
    expect(link(kind, 'README.md')).toBe(address.replace('src/a.ts', 'README.md'));
  });
});

describe('the address of lines', () => {
  const columns = '&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents';

  it.each([
    ['github', ['4'], '#L4'],
    ['github', ['3-9'], '#L3-L9'],
    ['github', ['3-9', '12', '20-21'], '#L3-L9'],
    ['gitlab', ['4'], '#L4'],
    ['gitlab', ['3-9'], '#L3-9'],
    ['gitlab', ['12', '3-9'], '#L12'],
    ['bitbucket', ['4'], '#lines-4'],
    ['bitbucket', ['3-9'], '#lines-3:9'],
    ['bitbucket', ['3-9', '12', '20-21'], '#lines-3:9,12,20:21'],
    ['bitbucket-server', ['4'], '#4'],
    ['bitbucket-server', ['3-9'], '#3-9'],
    ['bitbucket-server', ['3-9', '12', '20-21'], '#3-9,12,20-21'],
    ['gitea', ['4'], '#L4'],
    ['gitea', ['3-9', '12'], '#L3-L9'],
    ['forgejo', ['4'], '#L4'],
    ['forgejo', ['3-9', '12'], '#L3-L9'],
    ['azure', ['4'], `&line=4&lineEnd=5${columns}`],
    ['azure', ['3-9', '12'], `&line=3&lineEnd=10${columns}`],
    ['sourcehut', ['4'], '#L4'],
    ['sourcehut', ['3-9'], '#L3-9'],
    ['sourcehut', ['3-9', '12', '20-21'], '#L3-9,12,20-21'],
  ] as const)('on %s ends for %j with %s', (kind, ranges, lines) => {
    const whole = link(kind, 'src/a.ts').replace('&_a=contents', '');
    expect(link(kind, 'src/a.ts', ...ranges)).toBe(whole + lines);
  });
});

describe('the address of lines in a file that forges render', () => {
  it.each([
    ['github', `https://github.com/org/repo/blob/${OID}/a.md?plain=1#L3-L9`],
    ['gitlab', `https://gitlab.com/group/sub/repo/-/blob/${OID}/a.md?plain=1#L3-9`],
    ['bitbucket', `https://bitbucket.org/org/repo/annotate/${OID}/a.md#lines-3:9`],
    [
      'bitbucket-server',
      `https://bitbucket.example.com/projects/PROJ/repos/repo/browse/a.md?at=${OID}&useDefaultHandler=true#3-9`,
    ],
    ['gitea', `https://gitea.com/org/repo/src/commit/${OID}/a.md?display=source#L3-L9`],
    ['forgejo', `https://codeberg.org/org/repo/src/commit/${OID}/a.md?display=source#L3-L9`],
    [
      'azure',
      `https://dev.azure.com/org/My%20Project/_git/repo?path=/a.md&version=GC${OID}&line=3&lineEnd=10&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents`,
    ],
    ['sourcehut', `https://git.sr.ht/~user/repo/tree/${OID}/item/a.md?view-source#L3-9`],
  ] as const)('on %s is %s', (kind, address) => {
    expect(link(kind, 'a.md', '3-9')).toBe(address);
  });

  it.each([
    ...['README.md', 'docs/a.MDX', 'a.markdown', 'a.rst', 'a.adoc', 'a.org', '.md'],
    ...['a.ipynb', 'a.svg', 'a.csv', 'a.geojson'],
  ])('asks GitHub for the source of %j', (path) => {
    expect(link('github', path, '1')).toContain('?plain=1#L1');
  });

  it.each(['a.ts', 'md', 'a.md.ts', 'a.mdl', 'md/a', 'a.txt', 'a.html', 'a.json', 'a.astro'])(
    'does not ask GitHub for the source of %j',
    (path) => {
      expect(link('github', path, '1')).not.toContain('plain');
    },
  );
});

describe('the address of a commit', () => {
  it.each([
    ['github', `https://github.com/org/repo/commit/${OID}`],
    ['gitlab', `https://gitlab.com/group/sub/repo/-/commit/${OID}`],
    ['bitbucket', `https://bitbucket.org/org/repo/commits/${OID}`],
    ['bitbucket-server', `https://bitbucket.example.com/projects/PROJ/repos/repo/commits/${OID}`],
    ['gitea', `https://gitea.com/org/repo/commit/${OID}`],
    ['forgejo', `https://codeberg.org/org/repo/commit/${OID}`],
    ['azure', `https://dev.azure.com/org/My%20Project/_git/repo/commit/${OID}`],
    ['sourcehut', `https://git.sr.ht/~user/repo/commit/${OID}`],
  ] as const)('on %s is %s', (kind, address) => {
    expect(forgeOf(kind).commit(OID)).toBe(address);
  });

  it.each(['a'.repeat(40), 'A1'.repeat(20), '0'.repeat(64)])('accepts the id %j', (oid) => {
    expect(forgeOf('github').commit(oid)).toContain(`/${oid}`);
    expect(forgeOf('github').file('a.ts', oid, [])).toContain(`/${oid}/`);
  });

  it.each([
    ...['', 'HEAD', 'main', 'a', 'a'.repeat(39), 'a'.repeat(41), 'a'.repeat(63), 'g'.repeat(40)],
    ...[`${OID}\n`, ` ${OID}`, `${OID}/../../../../evil`, `${OID}?a`, `../${OID}`, `-${OID}`],
  ])('refuses the id %j', (oid) => {
    const template = 'https://code.example.com/{path}?at={commit}';
    const forges = [...FORGE_KINDS.map(forgeOf), findForge(null, { template })];
    for (const forge of forges) {
      expect(() => forge?.commit(oid)).toThrow('is not the whole id of a commit');
      expect(() => forge?.file('a.ts', oid, [])).toThrow('is not the whole id of a commit');
    }
  });
});

describe('the path in an address', () => {
  it.each([
    ['src/a b.ts', 'src/a%20b.ts'],
    ['src/a#b.ts', 'src/a%23b.ts'],
    ['src/a?b.ts', 'src/a%3Fb.ts'],
    ['src/100%.ts', 'src/100%25.ts'],
    ['src/a%2fb.ts', 'src/a%252fb.ts'],
    ['src/a+b.ts', 'src/a%2Bb.ts'],
    ['src/a&b=c.ts', 'src/a%26b%3Dc.ts'],
    ['src/"a\'.ts', 'src/%22a%27.ts'],
    ['src/`a`.ts', 'src/%60a%60.ts'],
    ['app/(auth)/[id]/{x}.ts', 'app/%28auth%29/%5Bid%5D/%7Bx%7D.ts'],
    ['src/<script>.ts', 'src/%3Cscript%3E.ts'],
    ['src/a|b^c.ts', 'src/a%7Cb%5Ec.ts'],
    ['src/@scope/a:b;c,d$!*.ts', 'src/%40scope/a%3Ab%3Bc%2Cd%24%21%2A.ts'],
    ['src/a\\b.ts', 'src/a%5Cb.ts'],
    ['src/a\nb\tc.ts', 'src/a%0Ab%09c.ts'],
    ['-a/--b.ts', '-a/--b.ts'],
    ['~a/.b/_c/...', '~a/.b/_c/...'],
    ['src/é.ts', 'src/%C3%A9.ts'],
    ['src/e\u0301.ts', 'src/e%CC%81.ts'],
    ['src/日本/🦆.ts', 'src/%E6%97%A5%E6%9C%AC/%F0%9F%A6%86.ts'],
    ['src/\ud800.ts', 'src/%EF%BF%BD.ts'],
    ['javascript:alert', 'javascript%3Aalert'],
    ['https://example.com'.replace('//', '/'), 'https%3A/example.com'],
  ])('encodes %j as %s', (path, written) => {
    for (const kind of FORGE_KINDS) {
      const plain = link(kind, 'PATH', '1');
      const address = link(kind, path, '1');
      expect(address).toBe(plain.replace('PATH', written));
      expect(new URL(address).href).toBe(address);
    }
  });

  it.each([
    ...['', '.', '..', '/', '/etc/passwd', '//example.com/a', 'a/', 'a//b', './a', 'a/./b'],
    ...['../a', 'a/../b', 'a/..', '../../../../evil/repo/blob/main/a'],
  ])('refuses %j', (path) => {
    const template = 'https://code.example.com/{path}?at={commit}';
    for (const forge of [...FORGE_KINDS.map(forgeOf), findForge(null, { template })]) {
      expect(() => forge?.file(path, OID, [])).toThrow('is not a path of a file in a repository');
    }
  });
});
