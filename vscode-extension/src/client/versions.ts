/** The release in a version, `0.1.0` of `0.1.0-SNAPSHOT`: a build between releases belongs to the one it leads to. */
export function releaseOf(version: string | undefined): string | undefined {
  return /^\d+(\.\d+)*/.exec(version ?? '')?.[0];
}
