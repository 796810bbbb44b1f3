import { describe, expect, it } from 'vitest';
import { dataModule, indexModule } from '../../../integration/astro/src/site/virtual.ts';

/** What a module exports. */
async function load(code: string): Promise<unknown> {
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: unknown;
  };
  return module.default;
}

const TEXT = String.raw`import.meta.env.X \. \_ __VITE_ASSET__abc__ @@ASTRO@@ !~{001}~ "'${'`'}\u2028`;
const PLACEHOLDER = /import\.meta|process\.env|__|@@|~\{/;

describe('the code of a module of data', () => {
  it('gives the data', async () => {
    const data = { [TEXT]: [TEXT, 1.5, -0.25e-7, null, true], lines: '\u2028\r\n</script>' };
    expect(await load(dataModule(data))).toEqual(data);
  });

  it('holds nothing that a bundler would replace, in names and values', () => {
    const text = `${TEXT} process.env.TOKEN`;
    expect(text).toMatch(PLACEHOLDER);
    expect(dataModule({ [text]: [text] })).not.toMatch(PLACEHOLDER);
  });
});

describe('the code of a module that knows others', () => {
  it('finds them by keys of any text, in which a bundler finds nothing', async () => {
    const code = indexModule([[TEXT, 'data:text/javascript,export default 7']]);
    expect(code).not.toMatch(PLACEHOLDER);
    const found = (await load(code)) as Map<string, () => Promise<unknown>>;
    expect(await found.get(TEXT)?.()).toBe(7);
  });
});
