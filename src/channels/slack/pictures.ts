import { z } from "zod";
import type { SentPicture } from "../../../dialogs/kit/effects";
import type { FetchedPicture } from "../../conversation/ports";
import type { SlackApi } from "./api";

const text = z.string().nullish();
/** A file of a message, as far as it is read. */
export const fileSchema = z.object({ name: text, mimetype: text, url_private_download: text });
export type File = z.infer<typeof fileSchema>;

const types = new Set(["image/png", "image/jpeg"]);

/** Whether a file of a message is a picture that can go to support. */
export const isPicture = ({ mimetype, url_private_download: url }: File): boolean =>
  types.has(mimetype ?? "") && typeof url === "string";

export const sentPicture = ({ name, url_private_download: url }: File): SentPicture => ({
  name: name ?? "picture",
  ref: { url: url ?? "" },
});

export const fetchPicture = (
  api: SlackApi,
  team: string,
  ref: SentPicture["ref"],
  most: number,
): Promise<FetchedPicture> => api.download(team, ref["url"] ?? "", most);
