/** What a call of Slack's Web API came to. Expected refusals are values; anything thrown is a fault. */
export type Called =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      /**
       * `gone`: this person or place cannot be written to; `missing`: no such message, file or view (any more);
       * `later`: rate limited, broken off, or the workspace's token is revoked at the moment; `never`: refused for what it is.
       */
      readonly refusal: "gone" | "missing" | "later" | "never";
      /** Slack's own word for it. */
      readonly code: string;
      /** Of «later». */
      readonly afterMs: number;
    };

/** Slack's Web API, for all workspaces the app is installed in. */
export interface SlackApi {
  /** `team` chooses the token. Tried once: what is to be tried again, the caller's queue tries again. */
  call(team: string, method: string, args: Readonly<Record<string, unknown>>): Promise<Called>;
  /** Uploads to the address `files.getUploadURLExternal` gave. */
  upload(url: string, content: Buffer, name: string): Promise<Called>;
}
