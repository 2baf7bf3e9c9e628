import type { Journey } from "../journey";
import { day, minute } from "../walker";

/** Leaves his codes waiting over the weekend, and has one phone only. */
export const filip: Journey = {
  name: "Filip",
  who: "21, third year of chemistry, Huawei P30 and no computer. Orders on Friday, forgets, and comes back two days later on the only phone he has.",
  starts: "2026-11-20T14:30:00Z",
  async walk(filip) {
    await filip.opens();
    await filip.presses("link");
    await filip.signsIn();
    await filip.presses("place");
    await filip.passes(5 * minute);
    await filip.passes(20 * minute);
    await filip.passes(2 * day, day / 8);
    await filip.opens();
    await filip.presses("activate");
    await filip.presses("android");
    await filip.presses("samePhone");
    await filip.presses("next");
    await filip.presses("next");
    await filip.presses("newer");
    await filip.presses("next");
    await filip.presses("next");
    await filip.presses("next");
    await filip.presses("next");
    await filip.presses("next");
    await filip.presses("showCode");
    await filip.presses("resumed");
    await filip.says({ pl: "nie działa", en: "it doesn't work", uk: "не працює" });
    await filip.presses("all");
    await filip.presses("again");
    await filip.presses("next");
    await filip.presses("showCode");
    await filip.presses("resumed");
    await filip.says({ pl: "zrobione", en: "done", uk: "зроблено" });
    await filip.happens("the card is in the phone", (usos, who) => usos.collect(who));
    await filip.passes(10 * minute);
    await filip.presses("next");
    await filip.passes(10 * minute);
    await filip.opens();
  },
};
