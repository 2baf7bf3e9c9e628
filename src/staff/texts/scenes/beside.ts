import type { Notice } from "../../../../dialogs/kit/card";
import type { OrderFact } from "../../../../dialogs/kit/facts";
import { moment, t, verbatim } from "../../../../dialogs/kit/text";
import { home, type HomeFacts } from "../../../../dialogs/home";
import { secretArriving, secretHidden, secretShown } from "../../../../dialogs/secret";
import { broadcastView } from "../../../broadcasts/view";
import { viewOfNotice } from "../../../conversation/localise";
import { factSamples } from "./factSamples";
import { keysIn, type Scene } from "./scene";
import type { Institution } from "../../../../dialogs/kit/institution";

const until = Date.parse("2026-11-23T10:10:00Z");
const words = "Od poniedziałku można przedłużać legitymacje.";

/** The scenes outside the dialogs: the codes, the home page in Slack, and what staff tell many people. */
export function scenesBeside(institution: Institution): readonly Scene[] {
  const { followed, tickets } = factSamples(institution);
  const orders: readonly (readonly OrderFact[])[] = followed.map((it) => it.orders);
  const standing: HomeFacts = {
    signedIn: true,
    firstName: "Anna",
    orders: [],
    mayExtend: false,
    tickets: [],
    answered: false,
  };
  const homes: readonly HomeFacts[] = [
    { ...standing, signedIn: false },
    { ...standing, answered: true },
    ...orders.flatMap((it) => [false, true].map((mayExtend) => ({ ...standing, orders: it, mayExtend }))),
    ...tickets.map((it) => ({ ...standing, tickets: it })),
  ];
  const purposes = [true, false].flatMap((isExtension) =>
    [true, false].flatMap((isOnePhone) =>
      [undefined, 8].map((step) => secretShown({ until, isExtension, isOnePhone, step })),
    ),
  );
  return distinct([
    ...purposes.map((it) => sceneOf("codes", it)),
    sceneOf("codes", secretArriving()),
    ...(["offered", "moved", "forGood"] as const).map((how) => sceneOf("codes", secretHidden(how))),
    ...homes.flatMap((it) => home(it).map((one) => sceneOf("slackHome", one))),
    ...[{ pl: words }, { pl: words, en: "Cards can be extended from Monday on.", uk: "Від понеділка." }].map((it) => {
      const draw: Scene["draw"] = (lang, catalog) => broadcastView(it, lang, catalog);
      return { at: "broadcast", draw, keys: keysIn((catalog) => draw("uk", catalog)) };
    }),
    sceneOf("banner", { text: t("banner.outage", { since: moment("2026-11-23T09:00:00Z") }) }),
    sceneOf("erased", { text: t("privacy.erased") }),
    sceneOf("unlinkedElsewhere", { text: t("push.unlinkedElsewhere", { channel: { text: verbatim("Slack") } }) }),
  ]);
}

function sceneOf(at: string, notice: Notice): Scene {
  const draw: Scene["draw"] = (lang, catalog) => viewOfNotice(notice, lang, catalog);
  return { at, draw, keys: keysIn((catalog) => draw("pl", catalog)) };
}

function distinct(scenes: readonly Scene[]): readonly Scene[] {
  const seen = new Map(scenes.map((it) => [`${it.at} ${it.keys.join(" ")}`, it]));
  return [...seen.values()];
}
