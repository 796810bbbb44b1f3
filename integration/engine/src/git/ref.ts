import * as z from 'zod';

/**
 * A revision of git, such as a branch, a tag, or `HEAD~3`. The schema does not check whether it
 * exists.
 */
export const Ref = z
  .string()
  // oxlint-disable-next-line no-control-regex -- these are the characters that no name has
  .regex(/^[^\u0000-\u0020\u007f][^\u0000-\u001f\u007f]*$/, 'is not the name of a commit');
