/**
 * A remote as a URI: git also takes `user@host:path`, and paths of this machine, for which there is
 * none.
 */
export function repositoryUri(remote: string): string | null {
  if (/^(?:https?|ssh|git):\/\//i.test(remote)) {
    return URL.canParse(remote) ? new URL(remote).href : null;
  }
  const [, user = '', host, path] = /^([^@/:]+@)?([^@/:]+):(?!\/\/|:)(.+)$/.exec(remote) ?? [];
  // A single letter is a drive of Windows.
  if (host === undefined || path === undefined || (user === '' && host.length === 1)) return null;
  const uri = `ssh://${user}${host}/${path.replace(/^\//, '')}`;
  return URL.canParse(uri) ? new URL(uri).href : null;
}
