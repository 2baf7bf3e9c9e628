import type { Journey } from "../journey";
import { day, minute } from "../walker";

/** USOS has no photo of her; she adds one, and it is accepted two days later. */
export const zosia: Journey = {
  name: "Zosia",
  who: "20, second year of law, Xiaomi Redmi. Her photo is not in USOS; she adds one and does not know that somebody has to accept it.",
  starts: "2026-10-12T16:05:00Z",
  usos: () => ({ hasPhoto: false }),
  async walk(zosia) {
    await zosia.opens();
    await zosia.presses("link");
    await zosia.signsIn();
    await zosia.says({
      pl: "chcę zamówić legitymację na telefon",
      en: "I want to order the card for my phone",
      uk: "хочу замовити картку на телефон",
    });
    await zosia.presses("again");
    await zosia.says({
      pl: "jak dodać zdjęcie do USOS?",
      en: "how do I add a photo to USOS?",
      uk: "як додати фото в USOS?",
    });
    await zosia.says({ pl: "czy mogę ją mieć?", en: "can I have one?", uk: "чи можу я її мати?" });
    await zosia.presses("again");
    await zosia.passes(2 * day, day / 4);
    await zosia.happens("the photo is accepted", (usos, who) => usos.change(who, { hasPhoto: true }));
    await zosia.presses("again");
    await zosia.presses("order");
    await zosia.presses("place");
    await zosia.says({ pl: "jak długo się czeka?", en: "how long does it take?", uk: "як довго чекати?" });
    await zosia.passes(5 * minute);
    await zosia.says({ pl: "gdzie jest moja legitymacja?", en: "where is my card?", uk: "де моя картка?" });
    await zosia.happens("the card is in the phone", (usos, who) => usos.collect(who));
    await zosia.passes(10 * minute);
    await zosia.says({
      pl: "a zniżka w pociągu działa?",
      en: "does the train discount work?",
      uk: "а знижка в поїзді діє?",
    });
    await zosia.says({ pl: "dzięki!", en: "thanks!", uk: "дякую!" });
  },
};
