import { describe, expect, it } from 'vitest';
import { findForge } from '../../../integration/engine/src/forge/forge.ts';
import { templateProblem } from '../../../integration/engine/src/forge/template.ts';

const OID = '3f786850e387550fdab836ed7e6dc881de23001b';
const EXAMPLE = 'https://code.example.com/{path}?at={commit}#{start}-{end}';

function link(template: string, path: string, ...ranges: [number, number][]): string | undefined {
  const lines = ranges.map(([startLine, endLine]) => ({ startLine, endLine }));
  return findForge(null, { template })?.file(path, OID, lines);
}

describe('an address template', () => {
  it.each([
    [
      EXAMPLE,
      `https://code.example.com/src/a.ts?at=${OID}#3-9`,
      `https://code.example.com/src/a.ts?at=${OID}`,
    ],
    [
      'http://code.example.com:8080/x?p={path}&c={commit}&l={start}&m={end}&v=1',
      `http://code.example.com:8080/x?p=src/a.ts&c=${OID}&l=3&m=9&v=1`,
      `http://code.example.com:8080/x?p=src/a.ts&c=${OID}&v=1`,
    ],
    [
      'https://code.example.com/{commit}/{path}?lines={start}-{end}',
      `https://code.example.com/${OID}/src/a.ts?lines=3-9`,
      `https://code.example.com/${OID}/src/a.ts`,
    ],
    [
      'https://code.example.com/{commit}/{path}?l={start}&?#{end}',
      `https://code.example.com/${OID}/src/a.ts?l=3&?#9`,
      `https://code.example.com/${OID}/src/a.ts??`,
    ],
    [
      'https://code.example.com/#/{commit}/{path}',
      `https://code.example.com/#/${OID}/src/a.ts`,
      `https://code.example.com/#/${OID}/src/a.ts`,
    ],
    [
      'https://code.example.com/{path}/{path}@{commit}#{start}',
      `https://code.example.com/src/a.ts/src/a.ts@${OID}#3`,
      `https://code.example.com/src/a.ts/src/a.ts@${OID}`,
    ],
    [
      'HTTPS://Code.Example.com/{path}/{commit}',
      `https://code.example.com/src/a.ts/${OID}`,
      `https://code.example.com/src/a.ts/${OID}`,
    ],
  ])('%s becomes %s with lines, and %s without', (template, withLines, withoutLines) => {
    expect(templateProblem(template)).toBeNull();
    expect(link(template, 'src/a.ts', [3, 9])).toBe(withLines);
    expect(link(template, 'src/a.ts')).toBe(withoutLines);
  });

  it('uses the first of several ranges', () => {
    expect(link(EXAMPLE, 'a', [12, 12], [3, 9])).toBe(`https://code.example.com/a?at=${OID}#12-12`);
  });

  it.each([
    ['src/a b&c=d#e?f%g+h.ts', 'src/a%20b%26c%3Dd%23e%3Ff%25g%2Bh.ts'],
    ['{commit}/{start}', '%7Bcommit%7D/%7Bstart%7D'],
    ['$&/$1', '%24%26/%241'],
    ['@evil.example/a', '%40evil.example/a'],
    ['a\\..\\b', 'a%5C..%5Cb'],
  ])('encodes the path %j as %s', (path, written) => {
    expect(link(EXAMPLE, path, [3, 9])).toBe(`https://code.example.com/${written}?at=${OID}#3-9`);
    expect(link('https://code.example.com/?c={commit}&p={path}', path)).toBe(
      `https://code.example.com/?c=${OID}&p=${written}`,
    );
  });

  it('overrides the remote, and is named after the configured kind', () => {
    const remote = 'git@github.com:org/repo.git';
    const url = 'https://gitlab.com/org/repo';
    const forge = findForge(remote, { template: EXAMPLE, url });
    expect(forge?.name).toBe('code.example.com');
    expect(forge?.file('a', OID, [])).toBe(`https://code.example.com/a?at=${OID}`);
    expect(forge?.commit(OID)).toBeNull();
    expect(findForge(remote, { template: EXAMPLE, kind: 'gitlab' })?.name).toBe('GitLab');
  });
});

describe('an invalid address template', () => {
  it.each([
    ['', 'is not an address that begins with `https://` or `http://`'],
    ['/{path}?at={commit}', 'is not an address that begins with `https://` or `http://`'],
    ['//a.example/{path}?{commit}', 'is not an address that begins with `https://` or `http://`'],
    ['{path}/{commit}', 'is not an address that begins with `https://` or `http://`'],
    ['javascript:{path}{commit}', 'is not an address that begins with `https://` or `http://`'],
    [
      'ftp://a.example/{path}?{commit}',
      'is not an address that begins with `https://` or `http://`',
    ],
    ['https:{path}/{commit}', 'is not an address that begins with `https://` or `http://`'],
    ['https:///{path}/{commit}', 'is not an address that begins with `https://` or `http://`'],
    [
      'https://a.example:{start}/{path}/{commit}',
      'is not an address that begins with `https://` or `http://`',
    ],
    ['https://{path}/{commit}', 'has a character in its host that no host has'],
    ['https://a.{path}.example/{commit}', 'has a character in its host that no host has'],
    ['https://a.example"/{path}/{commit}', 'has a character in its host that no host has'],
    ['https://hunter2@a.example/{path}/{commit}', 'holds a user name or a password'],
    ['https://u:hunter2@a.example/{path}/{commit}', 'holds a user name or a password'],
    ['https://{path}@a.example/{commit}', 'holds a user name or a password'],
    ['https://a.example/ {path}/{commit}', 'holds a space, a backslash or a control character'],
    ['https://a.example\\{path}/{commit}', 'holds a space, a backslash or a control character'],
    ['java\nscript:{path}/{commit}', 'holds a space, a backslash or a control character'],
    ['https://a.example/{path}/{commit}/{branch}', 'has braces that are none of'],
    ['https://a.example/{path}/{commit}/{Start}', 'has braces that are none of'],
    ['https://a.example/{path}/{commit}/{', 'has braces that are none of'],
    ['https://a.example/{{path}}/{commit}', 'has braces that are none of'],
    ['https://a.example/{commit}', 'lacks {path}'],
    ['https://a.example/{path}#{start}', 'lacks {commit}'],
    ['https://a.example/{path}/{start}?{commit}', 'has lines in its path'],
    ['https://a.example/{path}:{end}/{commit}', 'has lines in its path'],
    ['https://a.example/{commit}#{path}:{start}', 'has {path} in a part that is left out'],
    ['https://a.example/{path}?q={commit}:{end}', 'has {commit} in a part that is left out'],
  ])('is refused: %j %s', (template, problem) => {
    const refuse = (): unknown => findForge('git@github.com:org/repo', { template });
    expect(templateProblem(template)).toContain(problem);
    expect(refuse).toThrow(`The forge's \`template\` ${problem}`);
    expect(refuse).not.toThrow('hunter2');
  });
});
