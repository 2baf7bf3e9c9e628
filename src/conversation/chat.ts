import { type ChatId, accountIdSchema } from "../foundation/ids";
import { z } from "zod";
import { cardStates } from "../../dialogs/kit/cardState";
import { languages, wordsSchema } from "../../dialogs/kit/text";
import { defineRecord } from "../store/record";

const data = z.record(z.string(), z.unknown());

/** A button from a list that was shown beside the card, such as the guesses under «Chodzi Ci o coś z tego?». */
export const listedSchema = z.object({
  label: z.record(z.string(), z.unknown()),
  dialog: z.string(),
  data: z.record(z.string(), z.string()).optional(),
  /** The button is a guess at what an unclear message meant. «Tak» picks it if it is the only guess in the list. */
  isGuess: z.literal(true).optional(),
});
export type Listed = z.infer<typeof listedSchema>;

/**
 * The state of a conversation: the name of a step and its plain data. No code is stored, so a frame survives deployments. The ask id is stored
 * under the name `at`.
 */
const storedFrameSchema = z.object({
  dialog: z.string(),
  version: z.int(),
  step: z.string(),
  data,
  /** The ask id of this asking of the step. A press must carry it, so a button on an earlier card cannot answer this question. */
  at: z.string(),
  /** The choices the card offered. Nothing else can be pressed. */
  offered: z.array(z.string()),
  /** The step's number in a walkthrough, as shown on its card. */
  progress: z.int().optional(),
  /** The state of the card that the conversation knew when this card was shown. */
  cardState: z.enum(cardStates).optional(),
  /** True while the facts the step reads have been requested but have not arrived. */
  waiting: z.boolean(),
});
const frameSchema = storedFrameSchema.transform(({ at, ...frame }) => ({ ...frame, askId: at }));
export type Frame = z.infer<typeof frameSchema>;

const storedFrame = ({ askId, ...frame }: Frame): z.infer<typeof storedFrameSchema> => ({ ...frame, at: askId });

/** The furthest step of a walkthrough that a person has reached, by its number and its name, and what was known then. */
const walkedSchema = z.object({
  guide: z.string(),
  furthest: z.int(),
  step: z.string(),
  phone: z.string(),
  layout: z.string(),
  /** The card was collected. */
  isOver: z.literal(true).optional(),
});
export type Walked = z.infer<typeof walkedSchema>;

export const chatSchema = z.object({
  address: z.record(z.string(), z.unknown()),
  name: z.string().optional(),
  lang: z.enum(languages),
  /** False while the language is only a guess. */
  langChosen: z.boolean(),
  /**
   * The USOS account. It is kept when USOS ends the access, so that unlinking and erasure still find it, and removed when the student
   * unlinks.
   */
  account: accountIdSchema.optional(),
  /** Whether the account can be used now. */
  signedIn: z.boolean(),
  firstName: z.string().optional(),
  frame: frameSchema.nullable(),
  /** The steps that «back» leads to, oldest first. */
  trail: z.array(frameSchema),
  /** Resumable dialogs that were left half-way, by dialog id. */
  paused: z.record(z.string(), frameSchema),
  /** Ids of the latest processed events, oldest first; used to drop duplicates. */
  seen: z.array(z.string()),
  /** The id of the event that carried the latest thing the person wrote or pressed. */
  lastHeard: z.string().optional(),
  lastPress: z.object({ button: z.string(), time: z.number() }).optional(),
  /** The intents that the cards before the one on the screen answered, the latest last. */
  lately: z.array(z.string()).optional(),
  /** The ticket on which staff last wrote to the person and expect an answer. The next typed message may be meant for it. */
  answering: z.string().optional(),
  /** The buttons shown last, when they do not belong to the current card. «2» and «the second one» refer to this list. */
  listed: z.array(listedSchema).optional(),
  /** True if the person's last action was answered by asking the same step again. */
  askedAgain: z.boolean().optional(),
  /** A picture or a file that the person sent and Legitka did not accept. It is kept until staff have been told about it. */
  unacceptedFile: z.object({ type: z.enum(["image", "audio", "file"]), time: z.number() }).optional(),
  /** Pictures that the person sent, kept until they go to support with a message. */
  pictures: z.array(z.object({ name: z.string(), ref: z.record(z.string(), z.string()), time: z.number() })).optional(),
  /** The day on which USOS refused an order when it was last asked, `YYYY-MM-DD`. */
  orderRefusedAt: z.string().optional(),
  /** USOS's words when it refused an order; support is told them. */
  orderRefusal: wordsSchema.optional(),
  /** The state of the card, as far as this conversation has learnt it. */
  cardState: z.enum(cardStates).optional(),
  /** How far the person has come in a walkthrough, so that each step counts once until the card is there. */
  walked: walkedSchema.optional(),
  /** The person does not want the messages that staff send to many people. */
  wantsNoBroadcasts: z.literal(true).optional(),
  /** When the person was last asked for a vote on an answer. */
  votesAskedAt: z.number().optional(),
  /** False once the channel reports that the person removed the assistant; true again as soon as they write. */
  reachable: z.boolean(),
  lastSeenAt: z.number(),
  /** When the person did something before that. */
  seenBefore: z.number().optional(),
});
export type Chat = z.infer<typeof chatSchema>;

/** A chat's identity and its conversation share one record, so that a turn costs one read and one write. */
export const chatRecord = defineRecord({
  kind: "person",
  version: 1,
  schema: chatSchema,
  storedAs: { unacceptedFile: "untaken" },
  toStore: (chat: Chat) => ({
    ...chat,
    frame: chat.frame && storedFrame(chat.frame),
    trail: chat.trail.map(storedFrame),
    paused: Object.fromEntries(Object.entries(chat.paused).map(([dialog, frame]) => [dialog, storedFrame(frame)])),
  }),
});

export const chatKey = (chatId: ChatId) => ({ kind: "person", partition: chatId });
