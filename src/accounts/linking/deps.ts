import type { Log } from "../../ops/log";
import type { UsosClient } from "../../usos/types";
import type { AdoptDeps } from "../adopt";
import { hashCode } from "../ceremony";

export interface LinkingDeps extends AdoptDeps {
  readonly usos: UsosClient;
  /** The URL at which people reach this server, without a trailing slash. */
  readonly publicUrl: () => string;
  /**
   * Newest first. New codes are hashed with the first key; a typed code is compared under every key, because another process may
   * already use a newer ring.
   */
  readonly codeKeys: readonly Buffer[];
  readonly ids: () => string;
  readonly log: Pick<Log, "info">;
}

/** A text's hash under every key, the newest first. */
export const hashesOf = (codeKeys: readonly Buffer[], text: string, id: string): string[] =>
  codeKeys.map((key) => hashCode(text, key, id));
