import type { Role } from "@parley/shared/conference";
import { ha1Of } from "./digest.ts";
import { type AccountSettings, type DigestAlgorithm, digestAlgorithms } from "./settings.ts";
import { sipUserOf } from "./sip-user.ts";

/** Someone with a password, as it is compared with: the password itself is not kept. */
export interface Account {
  readonly entity: string;
  readonly displayName?: string;
  readonly role: Role;
  readonly ha1: Ha1;
}

/** H(A1) by algorithm; one that is missing cannot be answered with. */
export type Ha1 = Readonly<Partial<Record<DigestAlgorithm, string>>>;

/** The accounts of a domain, by user name. */
export class Accounts {
  readonly #domain: string;
  readonly #byUser: ReadonlyMap<string, Account>;

  constructor(domain: string, accounts: readonly AccountSettings[]) {
    this.#domain = domain;
    this.#byUser = new Map(accounts.map((account) => [account.user, accountOf(account, domain)]));
  }

  named(user: string): Account | undefined {
    return this.#byUser.get(user);
  }

  /** Whether a URI claims to be one of them. */
  claimedBy(uri: string): boolean {
    const claimed = sipUserOf(uri);
    return claimed?.host === this.#domain.toLowerCase() && this.#byUser.has(claimed.user);
  }
}

function accountOf(settings: AccountSettings, domain: string): Account {
  const { user, name, role } = settings;
  return {
    entity: `sip:${user}@${domain}`,
    ...(name !== undefined && { displayName: name }),
    role,
    ha1: ha1sOf(settings, domain),
  };
}

function ha1sOf({ user, password, ha1 }: AccountSettings, realm: string): Ha1 {
  const found: Partial<Record<DigestAlgorithm, string>> = {};
  for (const algorithm of digestAlgorithms) {
    const given = ha1?.[algorithm]?.toLowerCase();
    const value = password === undefined ? given : ha1Of(algorithm, { user, realm, password });
    if (value !== undefined) found[algorithm] = value;
  }
  return found;
}
