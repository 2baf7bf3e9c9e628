import type { PictureNews, SentPicture } from "../../dialogs/kit/effects";
import { t, verbatim, type Text } from "../../dialogs/kit/text";
import type { Chat } from "../conversation/chat";
import type { Channel, FetchedPicture } from "../conversation/ports";
import type { ChatId } from "../foundation/ids";
import type { Job } from "../store/port";
import type { PictureCheck } from "./images/pictureCheck";
import { largestPicture } from "./images/picture";
import { pictureName } from "./images/pictureName";
import type { ReplyFile } from "./port";

export interface StudentPictureDeps {
  readonly channelOf: (chatId: ChatId) => Pick<Channel, "fetchPicture">;
  readonly check: PictureCheck;
}

/** The pictures of a message that may go to staff, and the news about all of them for staff and the student. */
export interface Brought {
  readonly files: readonly ReplyFile[];
  /** The facts that staff are told. */
  readonly facts: readonly { readonly name: Text; readonly value: Text }[];
  readonly news: PictureNews | undefined;
}

export type BringPictures = (
  it: { readonly job: Job; readonly chatId: ChatId; readonly chat: Pick<Chat, "address"> },
  pictures: readonly SentPicture[] | undefined,
) => Promise<Brought | { readonly againInMs: number }>;

/** A message does not wait longer for its pictures. */
const mostTries = 6;

/** Fetches a student's pictures from the chat and checks them. A message never fails for its pictures, but it waits a while for them. */
export function createStudentPictures({ channelOf, check }: StudentPictureDeps): BringPictures {
  return async ({ job, chatId, chat }, pictures = []) => {
    const files: ReplyFile[] = [];
    const facts: { name: Text; value: Text }[] = [];
    const refused: PictureNews["refused"][number][] = [];
    let covered = 0;
    const name = t("pictures.fact");
    for (const picture of pictures) {
      const named = { name: { text: verbatim(picture.name) } };
      const refuse = (why: PictureNews["refused"][number]): void => {
        refused.push(why);
        facts.push({ name, value: t(`pictures.factRefused.${why}`, named) });
      };
      const fetched = await fetch(channelOf(chatId), chat.address, picture);
      if (!fetched.ok && fetched.refusal === "later" && job.claim < mostTries) return { againInMs: fetched.afterMs };
      if (!fetched.ok) {
        refuse(fetched.refusal === "later" ? "gone" : fetched.refusal);
        continue;
      }
      const checked = await check(fetched.content);
      if (!checked.ok) {
        refuse(checked.why);
        continue;
      }
      const { type, content } = checked;
      const file = pictureName(picture.name, type);
      files.push({ name: file, type, bytes: content.length, content: Buffer.from(content) });
      covered += checked.covered;
      const told = checked.covered > 0 ? "pictures.factCovered" : "pictures.factSent";
      facts.push({ name, value: t(told, { name: { text: verbatim(file) }, count: checked.covered }) });
    }
    return { files, facts, news: pictures.length === 0 ? undefined : { sent: files.length, covered, refused } };
  };
}

const fetch = async (
  { fetchPicture }: Pick<Channel, "fetchPicture">,
  address: Chat["address"],
  { ref }: SentPicture,
): Promise<FetchedPicture> => fetchPicture?.(address, ref, largestPicture) ?? { ok: false, refusal: "gone" };
