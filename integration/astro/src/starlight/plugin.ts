import { captureOptions } from '@astro-drift/engine/internal/configuration/captured-options';
import type { DriftOptions } from '@astro-drift/engine/internal/configuration/options';
import { line } from '@astro-drift/engine/internal/text/log-text';
import type { StarlightPlugin } from '@astrojs/starlight/types';
import { integrate, NAME } from '../site/integration.ts';
import { userError } from '../site/user-error.ts';
import { LANGUAGES } from '../strings/strings.ts';
import { MODULES, starlightFramework } from './framework.ts';
import { defaultLocale } from './locale.ts';

/** The options of the plugin. All are optional. The options of the integration apply as well. */
export interface StarlightDriftOptions extends DriftOptions {
  /** Whether the sidebar shows badges for pages that may be out of date. The default is `true`. */
  readonly sidebarBadges?: boolean;
  /**
   * The frontmatter of the pages that the plugin adds. It is needed if the schema of the collection
   * `docs` requires fields of its own. Write dates as strings.
   */
  readonly frontmatter?: Readonly<Record<string, unknown>>;
}

/**
 * Creates the Starlight plugin: docs that know when the code has moved on. Add it to `plugins` of
 * `starlight()`. It adds the integration to the site.
 *
 * @throws {AstroError} if an option is not valid, or if the site already has the integration
 */
export function drift(options: StarlightDriftOptions = {}): StarlightPlugin {
  const { sidebarBadges = true, frontmatter = {}, ...own } = options;
  captureOptions(own);
  return {
    name: NAME,
    hooks: {
      'i18n:setup'({ injectTranslations }) {
        injectTranslations({ ...LANGUAGES });
      },
      'config:setup'(setup) {
        const { config, astroConfig, updateConfig, addIntegration, addRouteMiddleware } = setup;
        if (astroConfig.integrations.some(({ name }) => name === NAME)) {
          throw userError(
            line`drift() is there twice: among the plugins of starlight(), and among the integrations.`,
            line`Remove it from \`integrations\` in the Astro configuration, and give its options to the plugin.`,
          );
        }
        const locale = defaultLocale(config, astroConfig.i18n);
        const isOnDemand = config.prerender === false;
        const host = starlightFramework({ defaultLocale: locale, frontmatter, isOnDemand });
        addIntegration(integrate(own, host));
        updateConfig({ customCss: [MODULES.style, ...(config.customCss ?? [])] });
        addRouteMiddleware({ entrypoint: MODULES.head });
        if (sidebarBadges) addRouteMiddleware({ entrypoint: MODULES.badges });
      },
    },
  };
}
