import type { Journey } from "../journey";
import { day, hour, minute } from "../walker";
import { getsCard } from "./parts";

/** Has a new phone in his hand at night, while USOS is in maintenance. */
export const hubert: Journey = {
  name: "Hubert",
  who: "24, fifth year of computer science, a new iPhone 16 after a Samsung. Wants to move the card at night, in the middle of USOS's maintenance.",
  starts: "2026-11-10T17:00:00Z",
  async walk(hubert) {
    await getsCard(hubert);
    await hubert.passes(7 * day + 7 * hour, day / 2);
    await hubert.happens("USOS is in maintenance", (usos, student) => usos.fault({ kind: "maintenance", student }));
    await hubert.says({
      pl: "mam nowy telefon, jak przenieść legitymację?",
      en: "I have a new phone, how do I move the card?",
      uk: "у мене новий телефон, як перенести картку?",
    });
    await hubert.passes(10 * minute);
    await hubert.presses("~again");
    await hubert.happens("the maintenance is over", (usos) => usos.clearFaults());
    await hubert.passes(7 * hour);
    await hubert.says({ pl: "menu", en: "menu", uk: "меню" });
    await hubert.presses("newPhone");
    await hubert.happens("USOS is in maintenance again", (usos, student) =>
      usos.fault({ kind: "maintenance", student }),
    );
    await hubert.presses("confirm");
    await hubert.passes(10 * minute);
    await hubert.happens("the maintenance is over", (usos) => usos.clearFaults());
    await hubert.passes(30 * minute);
    await hubert.says({ pl: "mam nowy telefon", en: "I have a new phone", uk: "у мене новий телефон" });
    await hubert.presses("confirm");
    await hubert.passes(5 * minute);
    await hubert.presses("activate");
    await hubert.presses("iphone");
    await hubert.presses("all");
    await hubert.happens("the card is in the new phone", (usos, who) => usos.collect(who));
    await hubert.passes(10 * minute);
    await hubert.says({
      pl: "czy mogę mieć ją na dwóch telefonach?",
      en: "can I have it on two phones?",
      uk: "чи можна мати її на двох телефонах?",
    });
  },
};
