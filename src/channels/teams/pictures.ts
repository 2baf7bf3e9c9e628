import type { SentPicture } from "../../../dialogs/kit/effects";

interface Attachment {
  readonly contentType?: string | null | undefined;
  readonly contentUrl?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** The parts of an activity that say which pictures came with it. */
interface WithPictures {
  readonly serviceUrl?: string | null | undefined;
  readonly attachments?: readonly (Attachment | null | undefined)[] | null | undefined;
}

/**
 * Whether an attachment is a picture that can be fetched: Teams keeps pictures of a conversation at the service address that the
 * conversation came from, and nothing is fetched from anywhere else.
 */
export const isPicture = ({ contentType, contentUrl }: Attachment, { serviceUrl }: WithPictures): boolean =>
  (contentType ?? "").startsWith("image/") && isAt(contentUrl, serviceUrl);

/** The pictures of an activity that can go to support. */
export const picturesOf = (activity: WithPictures): SentPicture[] =>
  (activity.attachments ?? []).flatMap((it) =>
    it && isPicture(it, activity) ? [{ name: it.name ?? "picture", ref: { url: it.contentUrl ?? "" } }] : [],
  );

/** Whether an address is at the host of a service address. */
export const isAt = (url: string | null | undefined, serviceUrl: string | null | undefined): boolean =>
  URL.canParse(url ?? "") &&
  URL.canParse(serviceUrl ?? "") &&
  new URL(url ?? "").origin === new URL(serviceUrl ?? "").origin;
