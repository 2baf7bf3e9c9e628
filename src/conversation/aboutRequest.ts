import { open, type Next } from "../../dialogs/kit/dialog";
import { foldParts, wording } from "../understanding";
import { stepOf } from "./script";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";

const request = wording(
  `(zgłosz* | list | listu | wiadomość | wiadomości | request* | letter | message | ticket | звернен* | лист | листа | повідомлен*)
  [do pomocy | to support | до підтримки | в підтримку]`,
);
const mine = wording(
  `moje* | mój | mojego | moją | to | tę | ten | tamt* | swoje* | my | that | this | the | мо* | це | цей | той | те | своє | свій`,
);
const polite = wording(
  `ok | okej | dobra | no | nie | a | i | to | haha | hej | hey | hi | and | so | well | please | proszę | jednak | nieważne | nvm | nevermind | never mind
  | chcę | chciał* | can i | could i | i want to | i'd like to | let me | czy | mogę | może* | можна | хочу | ну | та | ні | не | будь ласка`,
);
const withdraws = wording("wycofaj* | wycofać | wycofuję | withdraw | відклич* | відкликати | відкликаю");
const toWithdraw = wording(
  `^ [{polite}] [{polite}] [{polite}] ({withdraws} | (anuluj | skasuj | cancel | скасуй*) (zgłosz* | [my | that | the] request to support | звернен*)) …4 $`,
  { polite, withdraws },
);
const looks = wording(
  `pokaż | zobaczyć | obejrzeć | przeczytać | przejrzeć | see | show | read | view | look at | open | покажи* | побачити | подивит* | подивиться | глянути | глянуть | перечитати | прочитати`,
);
const toSee = wording(
  `^…4 {looks} [mi | me | ще раз | jeszcze raz] [{mine}] [{mine}] {request} …1
  (again | jeszcze raz | ще раз | that i sent | i sent | i wrote | sent | co wysła* | które wysła* | którą wysła* | wysłan* | що …1 надіслa* | яке …1 надісла* | яке …1 відправ*)`,
  { looks, mine, request },
);
/** «Дай подивиться, шо я в ту підтримку наділав» */
const seesWritten = wording(
  `{looks} …1 (co | what | що | шо | shcho) …5 (wysłał* | napisał* | sent | wrote | надісла* | написа* | наділа* | відправ*)`,
  { looks },
);
/** «Czyli nic nie poszło do uczelni, prawda?» */
const asksIfNothing = wording(
  `nic nie (poszło | poszlo | wysłał* | zostało wysłane) | nothing (was | has been | went | got) (sent | out) | nothing went | нічого не (пішло | надісла* | відправ*)`,
);
/** The question whether anything reaches the university at all is a small one with an answer of its own. */
const sentToUniversity = wording(
  `(sent | out) to …1 (university | uni | school) | (університет* | універ* | виш | вишу) …2 нічого не | нічого не (надісла* | відправ*) (в | у | до) …1 (університет* | універ* | виш | вишу)
  | nic nie (wysłał* | zostało wysłane) (na | do) …1 (uczelni* | uniwersytet*)`,
);
const replied = wording(
  `(przyszła | przyszło | jest | dostałam | dostałem | mam) …2 odpowiedź | (odpisali | odpowiedzieli | odpisał | odpowiedział)
  | (did | have | has) (they | support | anyone | anybody | someone) …1 (answer* | repl* | respond* | written | write) | any (answer | reply | response)
  | is there …1 (answer | reply | response) | (прийшла | є | була) …2 відповідь | (відповіли | відписали)`,
);
const whether = wording("czy | już | yet | did | have | has | any | is there | чи | вже");
const notWhen = wording("kiedy | ile | jak długo | when | how | коли | скільки | як довго | jeśli | if | якщо");

/**
 * Leads to the latest request to support: to its text and its state, or to withdrawing it. This is where «can I see my letter again», «czy
 * przyszła już odpowiedź» and «withdraw that request» belong, wherever they are typed.
 *
 * @returns undefined if the text does not speak of it, or a letter is being written
 */
export function aboutRequest(draft: TurnDraft, text: string): Next | undefined {
  const { frame } = draft.chat;
  if (isLetter(situationOf(draft))) return undefined;
  const step = frame && stepOf(draft.context.script, frame);
  if (step?.text && !step.over) return undefined;
  const isAtOne = frame?.dialog === "ticket" && typeof frame.data["ticket"] === "string";
  const leadsTo = (to: Record<string, string>): Next =>
    isAtOne
      ? open("ticket", { ticket: String(frame.data["ticket"]), ...to })
      : open("tickets", { newest: "yes", ...to });
  const clauses = foldParts(text);
  const isQuestion = text.includes("?");
  const isMeant = (it: string): boolean => toWithdraw.isIn(it) && (request.isIn(it) || isAtOne);
  if (!isQuestion && clauses.some(isMeant)) return frame?.step === "withdraw" ? undefined : leadsTo({ to: "withdraw" });
  if (clauses.some((it) => toSee.isIn(it) || seesWritten.isIn(it))) return leadsTo({});
  if (isQuestion && clauses.some((it) => asksIfNothing.isIn(it) && !sentToUniversity.isIn(it))) return open("tickets");
  const asksIfReplied = clauses.some((it) => replied.isIn(it) && whether.isIn(it) && !notWhen.isIn(it));
  return isQuestion && asksIfReplied ? leadsTo({}) : undefined;
}
