import type { Journey } from "../journey";
import { day, hour, minute } from "../walker";
import { getsCard } from "./parts";

/** Has the card; the semester ends, and she extends it. */
export const ola: Journey = {
  name: "Ola",
  who: "22, fourth year of medicine, Samsung S21. Has the card since February; it ends with March, and she wants to go on using it.",
  starts: "2027-02-24T11:00:00Z",
  async walk(ola) {
    await getsCard(ola);
    await ola.says({ pl: "menu", en: "menu", uk: "меню" });
    await ola.presses("whenExtend");
    await ola.passes(18 * day, day / 4);
    await ola.says({
      pl: "kończy mi się ważność, co mam zrobić?",
      en: "my card is about to expire, what should I do?",
      uk: "закінчується термін дії, що мені робити?",
    });
    if (ola.at === "opole") {
      await ola.happens("the dean's office extends the plastic card", (usos, who) => usos.extendEls(who));
      await ola.passes(day, hour);
    }
    await ola.opens();
    await ola.presses("extend");
    await ola.presses("place");
    await ola.passes(5 * minute);
    await ola.presses("extendGuide");
    await ola.presses("next");
    await ola.presses("stuck");
    await ola.presses("again");
    await ola.presses("next");
    await ola.presses("next");
    await ola.presses("showCode");
    await ola.presses("resumed");
    await ola.presses("next");
    await ola.happens("the card in the phone is extended", (usos, who) => usos.collect(who));
    await ola.passes(10 * minute);
    await ola.opens();
  },
};
