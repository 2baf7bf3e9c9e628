import type { Journey } from "../journey";
import { day, minute } from "../walker";

/** From abroad, without a PESEL number at first; leaves while his codes are on the screen. */
export const lucas: Journey = {
  name: "Lucas",
  who: "22, Erasmus student of engineering from Portugal, Pixel 7. Has no PESEL number; gets one later, and signs out while the codes are shown.",
  starts: "2026-10-06T10:15:00Z",
  usos: () => ({ pesel: null }),
  async walk(lucas) {
    await lucas.opens();
    await lucas.says({
      pl: "jestem na Erasmusie z Portugalii, czy dostanę kartę w telefonie?",
      en: "I'm an Erasmus student from Portugal, will I get the card on my phone?",
      uk: "я на Еразмусі з Португалії, чи отримаю я картку в телефоні?",
    });
    await lucas.presses("eligibility");
    await lucas.presses("link");
    await lucas.signsIn();
    await lucas.says({ pl: "zamów", en: "order", uk: "замов" });
    await lucas.passes(20 * day, day / 2);
    await lucas.happens("USOS knows his PESEL number now", (usos, who) => usos.change(who, { pesel: "04810100014" }));
    await lucas.says({
      pl: "dostałem PESEL! i co teraz?",
      en: "I got a PESEL number! what now?",
      uk: "я отримав PESEL! що тепер?",
    });
    await lucas.says({ pl: "menu", en: "menu", uk: "меню" });
    await lucas.presses("order");
    await lucas.presses("place");
    await lucas.passes(5 * minute);
    await lucas.says({ pl: "wyloguj mnie", en: "sign me out", uk: "вийти з акаунта" });
    await lucas.presses("confirm");
    await lucas.passes(minute);
    await lucas.says({ pl: "pokaż kody", en: "show the codes", uk: "покажи коди" });
  },
};
