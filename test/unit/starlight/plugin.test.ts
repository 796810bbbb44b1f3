import type { StarlightPlugin } from '@astrojs/starlight/types';
import { describe, expect, it } from 'vitest';
import { explainRejection } from '../../../integration/astro/src/starlight/schema-error.ts';
import drift, {
  type StarlightDriftOptions,
} from '../../../integration/astro/src/starlight/index.ts';

type Setup = Parameters<NonNullable<StarlightPlugin['hooks']['config:setup']>>[0];

/** What the plugin does to a site. */
async function setUp(
  options: StarlightDriftOptions,
  others: { integrations?: string[]; customCss?: string[] } = {},
) {
  const done = {
    integrations: [] as string[],
    middleware: [] as string[],
    customCss: [] as unknown[],
  };
  const setup = {
    config: { title: 'Docs', customCss: others.customCss },
    astroConfig: { integrations: (others.integrations ?? []).map((name) => ({ name })) },
    addIntegration: ({ name }: { name: string }) => done.integrations.push(name),
    addRouteMiddleware: ({ entrypoint }: { entrypoint: string }) =>
      done.middleware.push(entrypoint),
    updateConfig: ({ customCss }: { customCss: unknown[] }) => done.customCss.push(...customCss),
  };
  await drift(options).hooks['config:setup']?.(setup as unknown as Setup);
  return done;
}

describe('the Starlight plugin', () => {
  it('adds the integration, and its colours before the styles of the site', async () => {
    expect(await setUp({ significant: ['code'] }, { customCss: ['./own.css'] })).toEqual({
      integrations: ['astro-drift'],
      middleware: ['virtual:astro-drift/starlight/head', 'virtual:astro-drift/starlight/badges'],
      customCss: ['virtual:astro-drift/starlight.css', './own.css'],
    });
  });

  it('does not change the sidebar with `sidebarBadges: false`', async () => {
    const { middleware } = await setUp({ sidebarBadges: false });
    expect(middleware).toEqual(['virtual:astro-drift/starlight/head']);
  });

  it('refuses to run beside the integration, and says what to do', async () => {
    await expect(setUp({}, { integrations: ['mdx', 'astro-drift'] })).rejects.toMatchObject({
      message: expect.stringContaining('twice') as string,
      hint: expect.stringContaining('Remove it from `integrations`') as string,
    });
  });

  it('says what to do if the content schema refuses its pages', () => {
    const rejected = Object.assign(
      new Error('Invalid frontmatter props passed to the `<StarlightPage/>` component.'),
      {
        hint: '**product**: Required',
      },
    );
    expect(explainRejection(rejected)).toMatchObject({
      message: expect.stringContaining('collection `docs`') as string,
      hint: '**product**: Required\nGive these pages what it asks for, in the options of the plugin: drift({ frontmatter: { … } }).',
    });
    const other = new Error('Something else');
    expect(explainRejection(other)).toBe(other);
  });

  it('names an invalid option', async () => {
    const wrong = { layuot: './x.astro' } as StarlightDriftOptions;
    await expect(setUp(wrong)).rejects.toThrow('layuot');
  });
});
