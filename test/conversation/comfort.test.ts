import { types } from "./inTheWalkthrough";
import { linked } from "./people";
import { said, Talk } from "./talk";

describe("a student who says that they are afraid", () => {
  test.each([
    "hej, boje sie ze cos zepsuje... jak zrobic legitke na tel?",
    "honestly im scared to break sth here... how do i order the student card for my phone?",
    "боюсь щось зламати, як замовити квиток?",
  ])("is told that nothing can break, and answered: «%s»", (text) => {
    const talk = new Talk({ ...linked });
    const outputs = types(talk, text);
    expect(said(outputs)).toContain("says.calm");
    expect(talk.frame.dialog).toMatch(/^(order|activate)$/);
  });

  test.each([
    "jak zamówić mLegitymację?",
    "nie boję się, jak zamówić mLegitymację?",
    "boję się hakerów, jak zamówić mLegitymację?",
    "I am afraid somebody pretends to be me, how do I order the card?",
    "boję się, ukradli mi telefon, zablokujcie kartę",
    "boję się, że ktoś się pode mnie podszywa, kto ją zamówił?",
    "I ask if the sign in link is real, I'm afraid of hackers",
  ])("is not assumed when somebody says «%s»", (text) => {
    const outputs = types(new Talk({ ...linked }), text);
    expect(said(outputs)).not.toContain("says.calm");
  });
});
