import { describe, expect, test } from "vitest";
import { claimIdentity } from "./identity.ts";

describe("who this tab is", () => {
  test("[CALL-10] a reload finds the same identity", async () => {
    const storage = memory();
    const locks = new FakeLocks();
    const first = await claimIdentity({ storage: () => storage, locks: locks.manager });
    locks.releaseAll();
    expect(await claimIdentity({ storage: () => storage, locks: locks.manager })).toEqual(first);
  });

  test("[CALL-11] a duplicated tab, whose copy is in use, is somebody else", async () => {
    const storage = memory();
    const locks = new FakeLocks();
    const first = await claimIdentity({ storage: () => storage, locks: locks.manager });
    const second = await claimIdentity({ storage: () => storage, locks: locks.manager });
    expect(second.instance).not.toBe(first.instance);
    expect(second.user).not.toBe(first.user);
  });

  test("[CALL-12] the instance is a version 4 UUID, the user 12 characters that tell nothing of it", async () => {
    const { instance, user } = await claimIdentity({ storage: memory, locks: undefined });
    expect(instance).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(user).toMatch(/^[0-9a-f]{12}$/);
    expect(instance.replaceAll("-", "")).not.toContain(user);
  });

  test.each([["garbage"], ["null"], ['{"instance":"x","user":"y"}'], ['{"instance":7}']])(
    "[CALL-13] storage that holds %s is as if empty",
    async (kept) => {
      const storage = memory();
      storage.setItem("parley.identity", kept);
      const made = await claimIdentity({ storage: () => storage, locks: undefined });
      expect(made.instance).toHaveLength(36);
      expect(await claimIdentity({ storage: () => storage, locks: undefined })).toEqual(made);
    },
  );

  test("[CALL-13] storage that is forbidden makes an identity for this page alone", async () => {
    const forbidden = () => {
      throw new Error("SecurityError");
    };
    expect((await claimIdentity({ storage: forbidden, locks: undefined })).user).toHaveLength(12);
  });
});

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  } as unknown as Storage;
}

/** Web Locks of one origin: a lock that is held is refused once the caller's patience is over. */
class FakeLocks {
  readonly #held = new Set<string>();

  readonly manager = {
    request: (name: string, { signal }: LockOptions, hold: () => Promise<void>) => {
      if (!this.#held.has(name)) {
        this.#held.add(name);
        return hold();
      }
      return new Promise((_, refuse) => {
        signal?.addEventListener("abort", () => refuse(new Error("AbortError")));
      });
    },
  } as unknown as LockManager;

  releaseAll(): void {
    this.#held.clear();
  }
}
