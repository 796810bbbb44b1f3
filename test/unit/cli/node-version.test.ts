import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeProblem } from '../../../integration/cli/src/node-version.ts';

describe('a version of Node', () => {
  it.each(['22.12.0', '22.20.1', '23.0.0', '24.21.0', '100.0.0', '22.13.0-nightly'])(
    '%s is new enough',
    (version) => {
      expect(nodeProblem(version)).toBeNull();
    },
  );

  it.each(['12.22.12', '18.20.8', '20.20.2', '22.11.0', '22.2.0'])('%s is not', (version) => {
    expect(nodeProblem(version)).toBe(
      `astro-drift needs Node.js 22.12 or newer, and this is ${version}.`,
    );
  });

  it('is asked for as in package.json', () => {
    const manifest = new URL('../../../integration/astro/package.json', import.meta.url);
    const { engines } = JSON.parse(readFileSync(manifest, 'utf8')) as { engines: { node: string } };
    expect(engines.node).toBe('>=22.12.0');
  });
});
