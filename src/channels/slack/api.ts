import type { FetchedPicture } from "../../conversation/ports";

/** The result of a call to Slack's Web API. Expected refusals are values; anything thrown is a fault. */
export type Called =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      /**
       * - `gone`: this person or channel cannot be written to.
       * - `missing`: the message, file or view does not exist (any more).
       * - `later`: the call was rate limited, the connection broke, or the workspace's token is currently refused.
       * - `never`: Slack will not accept this content, however often it is sent.
       */
      readonly refusal: "gone" | "missing" | "later" | "never";
      /** Slack's error code. */
      readonly code: string;
      /** How long to wait before the next attempt when the refusal is `later`. */
      readonly afterMs: number;
    };

/** A client of Slack's Web API for all workspaces in which the app is installed. */
export interface SlackApi {
  /** Calls a method with the token of `team`. It makes one attempt only; retrying is up to the caller's queue. */
  call(team: string, method: string, args: Readonly<Record<string, unknown>>): Promise<Called>;
  /** Uploads a file to a URL returned by `files.getUploadURLExternal`. */
  upload(url: string, content: Buffer, name: string): Promise<Called>;
  /** Fetches a person's file from its private URL, if it has at most so many bytes. */
  download(team: string, url: string, most: number): Promise<FetchedPicture>;
}
