import type { Journey } from "../journey";
import { day, hour, minute } from "../walker";
import { getsCard } from "./parts";

/** Graduates; in the autumn the university revokes his card, and he leaves. */
export const marek: Journey = {
  name: "Marek",
  who: "23, defends his bachelor's thesis in June, OnePlus. Wonders what becomes of the card; it ends in October, and the university revokes it before.",
  starts: "2027-06-14T09:00:00Z",
  async walk(marek) {
    await getsCard(marek);
    await marek.passes(10 * day, day / 2);
    await marek.says({
      pl: "co z legitymacją po ukończeniu studiów?",
      en: "what happens to the card after graduation?",
      uk: "що буде з карткою після випуску?",
    });
    await marek.happens("USOS says that he is not a student any more", (usos, who) =>
      usos.change(who, { studentStatus: 1 }),
    );
    await marek.says({ pl: "menu", en: "menu", uk: "меню" });
    await marek.presses("whenExtend");
    await marek.passes(110 * day, day / 2);
    await marek.presses("extend");
    await marek.happens("the university revokes the card", (usos, who) => usos.cancel(who));
    await marek.passes(2 * day, hour);
    await marek.says({ pl: "status", en: "status", uk: "статус" });
    await marek.presses("eligibility");
    await marek.says({ pl: "usuń moje dane", en: "delete my data", uk: "видали мої дані" });
    await marek.presses("erase");
    await marek.presses("confirm");
    await marek.passes(2 * minute);
    await marek.opens();
  },
};
