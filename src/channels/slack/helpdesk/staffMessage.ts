import { z } from "zod";
import type { ReplyFile } from "../../../tickets/port";
import { cut } from "../limits";
import { writtenSchema } from "../read";

/** A message that a person wrote in a thread of the helpdesk's channel. */
export const staffMessage = writtenSchema.extend({
  user: z.string(),
  bot_id: z.undefined().optional(),
  ts: z.string(),
  thread_ts: z.string(),
  text: z.string().default(""),
  files: z
    .array(
      z.object({
        name: z.string().nullish(),
        mimetype: z.string().nullish(),
        size: z.number().nullish(),
        url_private_download: z.string().nullish(),
      }),
    )
    .default([]),
});

const mostFiles = 10;

/** A file of a message, and the private address at which it can be fetched. */
export type StaffFile = Omit<ReplyFile, "content"> & { readonly url?: string };

/** The files of a message, as a reply names them. */
export const filesOf = ({ files }: Pick<z.infer<typeof staffMessage>, "files">): StaffFile[] =>
  files.slice(0, mostFiles).map((it) => ({
    name: cut(it.name ?? "?", 200),
    type: (it.mimetype ?? "application/octet-stream").toLowerCase(),
    bytes: it.size ?? 0,
    ...(it.url_private_download ? { url: it.url_private_download } : {}),
  }));
