import type { Journey } from "../journey";
import { day, minute } from "../walker";
import { plasticCard } from "./parts";

/** Has nothing yet, is anxious, and writes before the semester begins. */
export const nadia: Journey = {
  name: "Nadia",
  who: "19, first year of psychology, iPhone 13. Writes in September, before she is enrolled, and is afraid of missing something.",
  starts: "2026-09-22T19:40:00Z",
  usos: () => ({ studentStatus: 0, studentNumber: null, hasPhoto: false, els: null }),
  async walk(nadia) {
    await nadia.opens();
    await nadia.says({
      pl: "hej, zaczynam studia dopiero w październiku i boję się, że czegoś nie dopilnuję. mogę już mieć legitymację w telefonie?",
      en: "hey, I only start in October and I'm afraid I'll miss something. am I allowed to have the card on my phone already?",
      uk: "привіт, я починаю навчання тільки в жовтні й боюся щось пропустити. чи можу я вже мати студентський у телефоні?",
    });
    await nadia.says({ pl: "a co to jest ELS?", en: "and what is ELS?", uk: "а що таке ELS?" });
    await nadia.says({
      pl: "czy mogę ją mieć?",
      en: "can I have one?",
      uk: "чи можу я її мати?",
    });
    await nadia.presses("link");
    await nadia.signsIn();
    await nadia.happens("the semester begins: an active student with a number and a photo", (usos, who) =>
      usos.change(who, {
        studentStatus: 2,
        studentNumber: "912345",
        hasPhoto: true,
        ...(nadia.at === "opole" && { els: plasticCard("2027-03-31") }),
      }),
    );
    await nadia.passes(9 * day + 14 * 60 * minute, day / 4);
    await nadia.opens();
    await nadia.presses("order");
    await nadia.says({ pl: "a ile to kosztuje?", en: "and how much is it?", uk: "а скільки це коштує?" });
    await nadia.presses("order");
    await nadia.presses("place");
    await nadia.passes(5 * minute);
    await nadia.presses("activate");
    await nadia.presses("iphone");
    await nadia.presses("next");
    await nadia.says({ pl: "nie pamiętam hasła", en: "I don't remember the password", uk: "не пам'ятаю пароль" });
    await nadia.happens("the card is in the phone", (usos, who) => usos.collect(who));
    await nadia.passes(3 * minute);
    await nadia.opens();
  },
};
