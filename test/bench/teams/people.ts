import { choiceOf, instead, ways } from "../ways";
import { actionsOf, type CardAction, type UserAction } from "./activity";

/** People who go through their ways again and again; `action` turns what they want into what they do. */
function going(
  people: number,
  action: (wish: string, lastCard: unknown) => UserAction,
): (person: number, lastCard: unknown) => UserAction {
  const all = Array.from({ length: people }, (_, n) => ({ way: ways[n % ways.length]!, at: 0 }));
  return (person, lastCard) => {
    const it = all[person]!;
    const wish = it.way[it.at]!;
    it.at = (it.at + 1) % it.way.length;
    return action(wish, lastCard);
  };
}

/** People who press the choice with this name where their card has it, and type the name otherwise. */
export const pressing = (people: number) =>
  going(people, (wish, lastCard) => {
    const offered = (choice: string) => actionsOf(lastCard).find((it) => choiceOf(buttonOf(it)) === choice);
    const text = instead(wish, (it) => offered(it) !== undefined);
    const action = offered(text);
    return action ? { kind: "press", action } : { kind: "type", text };
  });

/** People who type everything. */
export const typing = (people: number) => going(people, (text) => ({ kind: "type", text }));

const buttonOf = ({ data }: CardAction): string => (typeof data?.["button"] === "string" ? data["button"] : "");
