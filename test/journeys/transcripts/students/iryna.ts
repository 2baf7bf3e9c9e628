import type { Journey } from "../journey";
import { day, hour, minute } from "../walker";
import { getsCard } from "./parts";

/** Her phone is stolen at night; she only wants the card blocked. */
export const iryna: Journey = {
  name: "Iryna",
  who: "20, second year of economics, from Ukraine with a PESEL UKR, Motorola. Her phone is stolen at night; she writes from a friend's laptop.",
  starts: "2026-12-04T18:00:00Z",
  async walk(iryna) {
    await getsCard(iryna);
    await iryna.passes(7 * day + 7 * hour, day / 2);
    await iryna.says({
      pl: "ukradli mi telefon!!! co robić",
      en: "my phone has been stolen!!! what do I do",
      uk: "у мене вкрали телефон!!! що робити",
    });
    await iryna.presses("block");
    await iryna.presses("confirm");
    await iryna.passes(3 * day, day / 2);
    await iryna.opens();
    await iryna.presses("order");
    await iryna.presses("place");
    await iryna.passes(5 * minute);
    await iryna.says({
      pl: "jak długo ważny jest kod?",
      en: "how long is the code valid?",
      uk: "як довго діє код?",
    });
    await iryna.says({ pl: "anuluj zamówienie", en: "cancel my order", uk: "скасуй замовлення" });
    await iryna.presses("cancelOrder");
    await iryna.passes(2 * minute);
    await iryna.opens();
  },
};
