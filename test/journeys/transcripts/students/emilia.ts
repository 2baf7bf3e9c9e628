import type { Journey } from "../journey";
import { day, hour, minute } from "../walker";

/** Studies two programmes; USOS refuses her order for a reason of its own, in Polish only. Support helps. */
export const emilia: Journey = {
  name: "Emilia",
  who: "22, English and Spanish studies at once, iPhone 12. USOS first allows the order and then refuses it; she writes to the support.",
  starts: "2027-01-11T08:20:00Z",
  async walk(emilia) {
    await emilia.opens();
    await emilia.presses("link");
    await emilia.signsIn();
    await emilia.says({
      pl: "studiuję dwa kierunki, dostanę dwie legitymacje?",
      en: "I study two programmes, will I get two cards?",
      uk: "я навчаюся на двох напрямах, чи буде дві картки?",
    });
    await emilia.happens("USOS finds a reason of its own", (usos, who) =>
      usos.change(who, { ownReason: { pl: "Twoja legitymacja na drugim kierunku studiów nie została rozliczona." } }),
    );
    await emilia.says({ pl: "zamów", en: "order", uk: "замов" });
    await emilia.passes(minute);
    await emilia.presses("eligibility");
    await emilia.presses("human");
    await emilia.submits({
      pl: "Studiuję dwa kierunki i USOS nie pozwala mi zamówić mLegitymacji. Co mam zrobić?",
      en: "I study two programmes and USOS does not let me order mLegitymacja. What should I do?",
      uk: "Я навчаюся на двох напрямах, і USOS не дозволяє замовити mLegitymację. Що мені робити?",
    });
    await emilia.presses("send");
    await emilia.passes(hour);
    await emilia.says({ pl: "kiedy odpiszą?", en: "when will they answer?", uk: "коли відповідять?" });
    await emilia.passes(day, hour);
    await emilia.staffAnswer("Marta", {
      pl: "Dzień dobry, to był nasz błąd w USOS. Jutro rano będzie można zamówić.",
      en: "Hello, that was our mistake in USOS. You can order tomorrow morning.",
      uk: "Добрий день, це була наша помилка в USOS. Завтра вранці можна буде замовити.",
    });
    await emilia.presses("ticket");
    await emilia.submits({ pl: "Super, dziękuję!", en: "Great, thank you!", uk: "Чудово, дякую!" });
    await emilia.passes(day, hour);
    await emilia.happens("USOS allows it", (usos, who) => usos.change(who, { ownReason: null }));
    await emilia.says({ pl: "menu", en: "menu", uk: "меню" });
    await emilia.presses("eligibility");
    await emilia.presses("order");
    await emilia.presses("place");
    await emilia.passes(5 * minute);
    await emilia.happens("the card is in the phone", (usos, who) => usos.collect(who));
    await emilia.passes(10 * minute);
    await emilia.says({ pl: "moje zgłoszenia", en: "my requests", uk: "мої звернення" });
    await emilia.presses("ticket");
    await emilia.presses("solved");
  },
};
