import type { ShowOptions } from '@astro-drift/engine/internal/configuration/options';

/** The environment variable with which a preview for maintainers is built. */
const PREVIEW = 'ASTRO_DRIFT_PREVIEW';

/**
 * Whether a site tells its readers about drift. If only maintainers are told, `astro dev` and
 * previews do so.
 *
 * @param isBuild whether the site is built; it is `false` in `astro dev`
 */
export function tellsDrift(
  { audience }: Pick<ShowOptions, 'audience'>,
  isBuild: boolean,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  const value = environment[PREVIEW] ?? '';
  const isPreview = !['', '0', 'false'].includes(value.toLowerCase());
  return audience === 'readers' || !isBuild || isPreview;
}
