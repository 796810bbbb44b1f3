import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlain, replaceText } from '../../../integration/engine/src/fix/read-write.ts';

/** A folder with a document in it. */
function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'drift-place-'));
  mkdirSync(join(root, 'docs'));
  writeFileSync(join(root, 'docs/a.md'), '\uFEFFone\r\n');
  return root;
}

describe('a document that fix rewrites', () => {
  it('is read with its byte order mark, and not through a symbolic link', async () => {
    const root = folder();
    symlinkSync('docs', join(root, 'linked'));
    symlinkSync('a.md', join(root, 'docs/b.md'));
    expect(await readPlain(root, 'docs/a.md')).toBe('\uFEFFone\r\n');
    expect(await readPlain(root, 'linked/a.md')).toEqual({ reason: 'linked is a symbolic link' });
    expect(await readPlain(root, 'docs/b.md')).toEqual({ reason: 'docs/b.md is a symbolic link' });
    expect(await readPlain(root, 'docs/c.md')).toEqual({ reason: 'it cannot be read (ENOENT)' });
  });

  it('keeps its file mode, and leaves no temporary file', async () => {
    const root = folder();
    chmodSync(join(root, 'docs/a.md'), 0o600);
    expect(await replaceText(root, 'docs/a.md', '\uFEFFone\r\n', 'two\n')).toBe(null);
    expect(readFileSync(join(root, 'docs/a.md'), 'utf8')).toBe('two\n');
    expect(statSync(join(root, 'docs/a.md')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(root, 'docs'))).toEqual(['a.md']);
  });

  it('is not written where it was changed or deleted in the meantime', async () => {
    const root = folder();
    expect(await replaceText(root, 'docs/a.md', 'other\n', 'two\n')).toContain('in the meantime');
    expect(await replaceText(root, 'docs/c.md', '', 'two\n')).toBe('it cannot be written (ENOENT)');
    expect(readdirSync(join(root, 'docs'))).toEqual(['a.md']);
  });
});
