import { linkEffects } from "../../accounts/effects";
import { linkedChatFacts } from "../../accounts/facts";
import type { Linking } from "../../accounts/linking/linking";
import { broadcastEffects } from "../../broadcasts/effects";
import type { Calendar } from "../../calendar/calendar";
import { calendarFacts } from "../../calendar/facts";
import type { Codes } from "../../codes/codes";
import { codeEffects } from "../../codes/effects";
import { outboxQueue } from "../../conversation/action";
import { placeOf } from "../../conversation/script";
import { dialogs } from "../../../dialogs";
import type { ChatId } from "../../foundation/ids";
import { orderEffects } from "../../orders/effects";
import { orderFacts } from "../../orders/facts";
import { createPerformer, isSaid } from "../../outbox/perform";
import type { Performers } from "../../outbox/performers";
import type { Readers } from "../../outbox/readFacts";
import { privacyEffects } from "../../privacy/effects";
import type { Copies } from "../../privacy/copy/copies";
import { heldBy, privacyFacts } from "../../privacy/facts";
import { ticketEffects } from "../../tickets/effects";
import { ticketFacts } from "../../tickets/facts";
import { createPictureCheck } from "../../tickets/images/pictureCheck";
import { createStudentPictures } from "../../tickets/studentPictures";
import type { Tickets } from "../../tickets/tickets";
import type { Channels } from "../channels";
import type { Core } from "../core";
import type { Work } from "../workers";

/** The parts that perform the dialogs' effects and read their facts. */
export interface Features {
  readonly channels: Channels;
  readonly codes: Codes;
  readonly linking: Linking;
  readonly tickets: Tickets;
  readonly calendar: Calendar;
  readonly copies: Copies;
}

/**
 * Performs what turns have committed: sends messages, reads the facts that steps want, and has each feature perform its effects.
 */
export function outboxWork(core: Core, features: Features): Work {
  const performer = createPerformer({
    ...core,
    channelOf: features.channels.of,
    remember: features.codes.offered,
    performers: performersOf(core, features),
    readers: readersOf(core, features),
  });
  return { queue: outboxQueue, concurrency: 64, handle: performer, keepsPlace: isSaid };
}

/** The performer of every effect, from the feature it belongs to. */
function performersOf(core: Core, { channels, codes, linking, tickets, copies }: Features): Performers {
  const { accounts, catalog, turns } = core;
  const asking = { ...core, usos: core.usos.waiting };
  const { of: channelOf, titleOf } = channels;
  const hideCodes = (chat: ChatId, orderId?: string): Promise<number> => codes.hide(chat, orderId);
  return {
    ...linkEffects({ ...asking, linking, channelOf, titleOf, hideCodes }),
    ...orderEffects({ ...asking, hideCodes }),
    ...broadcastEffects,
    ...codeEffects(codes, accounts, core.institution),
    ...ticketEffects({
      tickets,
      catalog,
      heldOf: heldBy(accounts),
      placeOf: (dialog, step) => placeOf({ dialogs }, dialog, step),
      bringPictures: createStudentPictures({ channelOf, check: createPictureCheck() }),
    }),
    ...privacyEffects({ ...asking, tickets, codes, copies, channelOf, forget: (chat) => turns.forget(chat) }),
  };
}

/** The reader of every fact, from the feature that knows it. */
function readersOf(core: Core, { channels, tickets, calendar }: Features): Readers {
  const { accounts, chats } = core;
  return {
    ...orderFacts({ ...core, usos: core.usos.waiting }),
    ...ticketFacts(tickets, core.problems),
    ...privacyFacts({ accounts, tickets, titleOf: channels.titleOf, running: channels.running }),
    ...linkedChatFacts({ accounts, chats, titleOf: channels.titleOf }),
    ...calendarFacts(calendar, accounts),
  };
}
