import type { Journey } from "../journey";
import { day, minute } from "../walker";
import { plasticCard } from "./parts";

/** His plastic card is not extended; where none is asked for, he has none at all. */
export const kacper: Journey = {
  name: "Kacper",
  who: "23, evening student of logistics, Samsung A52, writes after a night shift. His plastic card is not extended; under the act of 2025 he has none.",
  starts: "2026-11-04T05:50:00Z",
  usos: (at) => ({ els: at === "opole" ? plasticCard("2026-10-31") : null }),
  async walk(kacper) {
    await kacper.opens();
    await kacper.presses("link");
    await kacper.signsIn();
    if (kacper.at === "opole") {
      await kacper.says({ pl: "zamów", en: "order", uk: "замов" });
      await kacper.presses("again");
      await kacper.says({ pl: "status", en: "status", uk: "статус" });
      await kacper.says({ pl: "przedłuż", en: "extend", uk: "продовжити" });
      await kacper.passes(5 * day, day / 4);
      await kacper.happens("the dean's office extends the plastic card", (usos, who) => usos.extendEls(who));
    }
    await kacper.says({ pl: "menu", en: "menu", uk: "меню" });
    if (kacper.at === "opole") await kacper.presses("eligibility");
    await kacper.presses("order");
    await kacper.says({
      pl: "czy potrzebuję legitymacji plastikowej?",
      en: "is the plastic card required?",
      uk: "чи потрібна мені пластикова картка?",
    });
    await kacper.presses("order");
    await kacper.says({ pl: "zamawiam", en: "order it", uk: "замовляю" });
    await kacper.passes(5 * minute);
    await kacper.happens("the card is in the phone", (usos, who) => usos.collect(who));
    await kacper.passes(10 * minute);
    await kacper.says({
      pl: "czy muszę nosić też plastikową?",
      en: "do I still have to carry the plastic one?",
      uk: "чи треба носити з собою пластикову?",
    });
    await kacper.opens();
  },
};
