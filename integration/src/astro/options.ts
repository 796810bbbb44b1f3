import * as z from 'zod';
import { engineOptions } from '../options.ts';

/** The options of `drift()`. */
export const DriftOptionsSchema = z.strictObject({
  ...engineOptions,
  /**
   * A layout component of the site for the pages that the integration adds, relative to the site's
   * root, such as `./src/layouts/Page.astro`. It is given `title` and a default slot. Without one,
   * the pages have a plain layout of their own.
   */
  layout: z.string().min(1).optional(),
});

/** What `drift()` takes; everything is optional. */
export type DriftOptions = z.input<typeof DriftOptionsSchema>;
