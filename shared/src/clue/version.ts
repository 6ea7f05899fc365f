/** The one version implemented (RFC 8847 §5: "This document describes version 1.0"). */
export const PROTOCOL_VERSION = "1.0";

/** Exactly one per major version, with its highest minor (RFC 8847 §5.1). */
export const SUPPORTED_VERSIONS: readonly string[] = [PROTOCOL_VERSION];

/**
 * The highest version both sides support, if there is any: within a major version every lower minor is
 * supported as well (RFC 8847 §5.1, §7).
 */
export function highestCommonVersion(
  theirs: readonly string[],
  ours: readonly string[] = SUPPORTED_VERSIONS,
): string | undefined {
  let best: Version | undefined;
  for (const a of theirs.map(parseVersion)) {
    for (const b of ours.map(parseVersion)) {
      if (a.major !== b.major) continue;
      const common = { major: a.major, minor: Math.min(a.minor, b.minor) };
      if (best === undefined || isHigher(common, best)) best = common;
    }
  }
  return best && `${best.major}.${best.minor}`;
}

/** Minor versions understand one another, major versions do not (RFC 8847 §7). */
export function sameMajor(a: string, b: string): boolean {
  return parseVersion(a).major === parseVersion(b).major;
}

/** Whether a version's major number is above all we support. */
export function isBeyond(version: string): boolean {
  const { major } = parseVersion(version);
  return SUPPORTED_VERSIONS.every((ours) => major > parseVersion(ours).major);
}

interface Version {
  readonly major: number;
  readonly minor: number;
}

function parseVersion(version: string): Version {
  const [major, minor] = version.split(".");
  return { major: Number(major), minor: Number(minor) };
}

function isHigher(a: Version, b: Version): boolean {
  return a.major > b.major || (a.major === b.major && a.minor > b.minor);
}
