type Kind = "audio" | "video";

/** What the site's settings say of cameras and microphones, as far as the browser tells. */
export interface SitePermissions {
  of(kind: Kind): Promise<PermissionState | undefined>;
  /** Returns how to stop listening. */
  whenChanged(listener: () => void): () => void;
}

const names = { audio: "microphone", video: "camera" } as const;

/** `permissions` is undefined in a browser without that API. */
export function createSitePermissions(permissions: Permissions | undefined): SitePermissions {
  // A browser that does not know the name throws, some of them at once.
  const query = async (kind: Kind) => {
    try {
      return await permissions?.query({ name: names[kind] });
    } catch {
      return undefined;
    }
  };
  return {
    async of(kind) {
      return (await query(kind))?.state;
    },
    whenChanged(listener) {
      const forget = new AbortController();
      for (const kind of ["audio", "video"] as const) {
        void query(kind).then((status) =>
          status?.addEventListener("change", listener, { signal: forget.signal }),
        );
      }
      return () => forget.abort();
    },
  };
}
