import { expect, it } from 'vitest';
import { leaveLinksTo } from '../../../integration/astro/src/site/links-validator.ts';

const siteWith = (...names: string[]) => ({
  integrations: names.map((name) => ({ name, hooks: {} })),
});

it.each(['starlight-links-validator', 'astro-broken-links-checker', 'my-link-checker'])(
  'links are left to %s, unless the rule is set',
  (name) => {
    const config = siteWith('@astrojs/starlight', name);
    expect(leaveLinksTo(config, {})).toEqual({ 'broken-link': 'off' });
    expect(leaveLinksTo(config, { 'broken-link': 'error' })).toEqual({ 'broken-link': 'error' });
  },
);

it('links are checked on other sites', () => {
  expect(leaveLinksTo(siteWith('@astrojs/starlight', 'astro-expressive-code'), {})).toEqual({});
});
