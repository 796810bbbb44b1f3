/** Returns an id without its date, if no other spec has the same id without the date. */
export function shortId(id: string, ids: readonly string[]): string {
  const short = /^.*?\d{4}-\d{2}-\d{2}-(.+)$/.exec(id)?.[1];
  return short !== undefined && ids.filter((other) => other.includes(short)).length === 1
    ? short
    : id;
}
