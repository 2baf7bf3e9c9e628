import type { Happening } from "../../../dialogs/kit/effects";
import type { Lang } from "../../../dialogs/kit/text";
import { channelIn, type ChatId } from "../../foundation/ids";
import { openCeremony, readCeremony, type Ceremony } from "../ceremony";
import type { PageAnswer } from "./answer";
import { begin } from "./begin";
import { confirm } from "./confirm";
import type { LinkingDeps } from "./deps";
import { returned, type LinkConfirmation } from "./returned";
import { verify } from "./verify";

/** A chat as the page names it: the name that somebody chose, and where that name is used. */
export type ChatNames = Pick<Ceremony, "chat"> & { readonly where: string };

export interface Linking {
  /** Starts a ceremony for a chat and resolves to the URL to open. `alone`: it ends the links of all other chats of the account. */
  start(chatId: ChatId, names: ChatNames, lang: Lang, alone?: true): Promise<string>;
  /** The chat that started a ceremony, and its language; undefined when there is no such ceremony. */
  startedBy(id: string): Promise<{ readonly chatId: ChatId; readonly lang: Lang } | undefined>;
  /** The URL was opened: resolves to the address to redirect the browser to. */
  begin(id: string): Promise<PageAnswer<string>>;
  /** The browser came back from USOS: resolves to both sides (the USOS user and the chat), which the person must confirm. */
  returned(id: string, requestKey: string, verifier: string): Promise<PageAnswer<LinkConfirmation>>;
  /** Both sides were confirmed in the browser that came back: resolves to the six digits and the chat that waits for them. */
  confirm(id: string, formKey: string): Promise<PageAnswer<{ readonly code: string; readonly chatId: ChatId }>>;
  /** Checks six digits that were typed in a chat. `job` makes a repetition after a crash harmless. */
  verify(chatId: ChatId, code: string, job: string): Promise<Happening>;
}

/** The linking ceremony. One ceremony allows five tries, lasts ten minutes and can be used once. */
export function createLinking(deps: LinkingDeps): Linking {
  const { store, clock, ids, publicUrl, log } = deps;
  /** Logs the outcome of a sign-in and the chat system, but never the person. */
  const note = (chatId: ChatId, outcome: string): void => log.info({ channel: channelIn(chatId), outcome }, "sign-in");
  return {
    async start(chatId, names, lang, alone) {
      const id = ids();
      await openCeremony(store, id, { chatId, ...names, lang, ...(alone && { alone }) }, clock());
      note(chatId, "begun");
      return `${publicUrl()}/link/${id}`;
    },
    async startedBy(id) {
      const it = (await readCeremony(store, id))?.it;
      return it && { chatId: it.chatId, lang: it.lang };
    },
    begin: (id) => begin(deps, id),
    returned: (id, requestKey, verifier) => returned(deps, id, requestKey, verifier),
    confirm: (id, formKey) => confirm(deps, id, formKey),
    async verify(chatId, code, job) {
      const came = await verify(deps, chatId, code, job);
      note(chatId, came.kind === "linkDead" ? came.why : came.kind);
      return came;
    },
  };
}
