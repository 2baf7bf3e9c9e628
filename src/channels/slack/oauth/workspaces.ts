import { z } from "zod";
import { defineRecord } from "../../../store/record";
import type { Store } from "../../../store/port";
import { update } from "../../../store/update";
import type { Installation, Installations } from "../installation";
import { dayMs } from "../../../foundation/time";

/** Encrypts and decrypts stored secrets; `context` binds a token to its workspace. */
export interface Seal {
  seal(secret: string, context: string): string;
  open(sealed: string, context: string): string;
}

const schema = z.object({
  /** The bot's token, sealed for this workspace; empty once it was revoked. */
  token: z.string(),
  botUser: z.string(),
  botId: z.string(),
  app: z.string().optional(),
  /** Measured by the machine's own clock, because it is compared with Slack's times. */
  installedAt: z.number(),
  /** When the workspace revoked the token or removed the app; null while the token works. */
  revokedAt: z.number().nullable(),
});
type Workspace = z.infer<typeof schema>;

const record = defineRecord({ kind: "slackWorkspace", version: 1, schema });
const keyOf = (team: string) => ({ kind: "slackWorkspace", partition: `slack-workspace:${team}` });
const contextOf = (team: string): string => `slack workspace ${team}`;

/** How long a workspace is cached. Another process may install or remove the app in the meantime. */
const rememberedMs = 10_000;
/** How long messages wait for an app that was removed and may come back. */
const waitMs = 3 * dayMs;

export interface Workspaces extends Installations {
  /** Stores an installation, the first or a repeated one. Waiting messages are then sent. */
  installed(it: Installation): Promise<void>;
}

/**
 * The workspaces that installed the app over OAuth, kept in the store.
 * @param machineClock the clock to compare Slack's times with, in milliseconds since the epoch
 */
export function createWorkspaces(
  store: Store,
  vault: Seal,
  clock: () => number,
  machineClock: () => number = Date.now,
): Workspaces {
  const remembered = new Map<string, { readonly it: Workspace | undefined; readonly at: number }>();

  async function find(team: string): Promise<Workspace | undefined> {
    const known = remembered.get(team);
    if (known && clock() - known.at < rememberedMs) return known.it;
    const stored = team === "" ? undefined : await store.get(keyOf(team));
    const it = stored && record.read(stored);
    remembered.set(team, { it, at: clock() });
    return it;
  }

  async function write(team: string, change: (current: Workspace | undefined) => Workspace): Promise<void> {
    const it = await update(store, keyOf(team), record, change);
    remembered.set(team, { it, at: clock() });
  }

  return {
    async of(team) {
      const it = await find(team);
      if (!it || it.revokedAt !== null) return undefined;
      return {
        team,
        botToken: vault.open(it.token, contextOf(team)),
        botUser: it.botUser,
        botId: it.botId,
        app: it.app,
      };
    },
    async tokenOf(team) {
      const it = await find(team);
      if (!it) return { ok: false, refusal: "gone", code: "not_installed" };
      if (it.revokedAt === null) return { ok: true, token: vault.open(it.token, contextOf(team)) };
      return { ok: false, refusal: clock() - it.revokedAt < waitMs ? "later" : "gone", code: "token_revoked" };
    },
    async revoked(team, at) {
      const stored = await store.get(keyOf(team));
      if (!stored) return;
      await write(team, (current = record.read(stored)) =>
        // An event that arrives late may refer to an earlier installation.
        current.revokedAt === null && at > current.installedAt
          ? { ...current, token: "", revokedAt: clock() }
          : current,
      );
    },
    async installed({ team, botToken, ...more }) {
      const token = vault.seal(botToken, contextOf(team));
      await write(team, () => ({ ...more, token, installedAt: machineClock(), revokedAt: null }));
    },
  };
}
