import * as z from 'zod';

/** The name of a commit as git takes it: of a branch, a tag, or `HEAD~3`. Whether it is there is another matter. */
export const Ref = z
  .string()
  // eslint-disable-next-line no-control-regex -- these are the characters that no name has
  .regex(/^[^\u0000-\u0020\u007f][^\u0000-\u001f\u007f]*$/, 'is not the name of a commit');
