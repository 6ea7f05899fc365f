/** Who this tab is, for as long as the tab lives: a reload comes back as the same (G4). */
export interface Identity {
  /** UUID of `+sip.instance`. Whoever has it takes the seat: a secret between page and focus. */
  readonly instance: string;
  /** User part of the page's own URI; everybody sees it. */
  readonly user: string;
}

/** What an identity is kept with. */
export interface IdentityKeeping {
  readonly storage: () => Storage;
  /** An insecure origin has none. */
  readonly locks: LockManager | undefined;
}

/**
 * The identity kept by this tab, or a new one. A duplicated tab begins with a copy of the storage
 * of the first, and would take its seat: a lock held for the life of the page tells them apart.
 */
export async function claimIdentity(
  { storage, locks }: IdentityKeeping = {
    storage: () => sessionStorage,
    locks: navigator.locks,
  },
): Promise<Identity> {
  const kept = read(storage);
  if (kept && (await isOurs(kept, locks))) return kept;
  const made = newIdentity();
  write(storage, made);
  await isOurs(made, locks);
  return made;
}

const key = "parley.identity";

/** How long a reloaded page waits for the page before it to let go of the lock. */
const lockWithinMs = 500;

/** Without locks (an insecure origin has none) every tab is taken for the only one. */
async function isOurs({ instance }: Identity, locks: LockManager | undefined): Promise<boolean> {
  if (!locks) return true;
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(lockWithinMs);
    locks
      .request(`parley:${instance}`, { signal }, async () => {
        resolve(true);
        await new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

function newIdentity(): Identity {
  return { instance: uuid(), user: hex(6) };
}

/** RFC 9562 §5.4. Not `crypto.randomUUID`, which insecure origins do not have. */
function uuid(): string {
  const text = hex(16);
  const variant = (8 + (Number.parseInt(text.charAt(16), 16) % 4)).toString(16);
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    `4${text.slice(13, 16)}`,
    `${variant}${text.slice(17, 20)}`,
    text.slice(20),
  ].join("-");
}

function hex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function read(storage: () => Storage): Identity | undefined {
  try {
    const kept: unknown = JSON.parse(storage().getItem(key) ?? "null");
    return isIdentity(kept) ? kept : undefined;
  } catch {
    // Storage that is forbidden or broken is as if empty.
    return undefined;
  }
}

function write(storage: () => Storage, identity: Identity): void {
  try {
    storage().setItem(key, JSON.stringify(identity));
  } catch {
    // The identity then lives as long as the page, and a reload is somebody new.
  }
}

function isIdentity(value: unknown): value is Identity {
  return (
    typeof value === "object" &&
    value !== null &&
    "instance" in value &&
    "user" in value &&
    typeof value.instance === "string" &&
    typeof value.user === "string" &&
    /^[0-9a-f-]{36}$/.test(value.instance) &&
    /^[0-9a-f]{12}$/.test(value.user)
  );
}
