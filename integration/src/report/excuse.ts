import type { ChangeReport } from './schema.ts';

/** Why a change makes no drift; `null` for one that does. */
export function excuseOf({ significant, ignored, significance }: ChangeReport): string | null {
  if (significant) return null;
  if (ignored) return 'changed by ignored commits only';
  switch (significance) {
    case null:
      return 'only the name changed';
    case 'comment':
      return 'only comments changed';
    case 'whitespace':
      return 'only whitespace changed';
    case 'binary':
    case 'code':
      return `changes of ${significance === 'code' ? 'code' : 'binary files'} are not counted`;
  }
}
