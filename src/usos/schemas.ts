import { z } from "zod";
import type { LangDict, MCard, MCardOrder, MCardSecret, PlasticCard, UsosUser } from "./types";

/*
 * USOS adds keys and leaves others out without notice, and several shapes are not published. So these schemas require as little as
 * they can: whatever is missing or malformed becomes null.
 */

/** Accepts any value, and a missing key as well. */
const anything = z.unknown().optional();

/** A text or a number, as text; null for anything else and for a blank. */
const text = anything.transform((value) => {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
});

const number = text.transform((value) => (value === null || Number.isNaN(Number(value)) ? null : Number(value)));

const flag = anything.transform((value) => {
  if (value === true || value === 1 || value === "1" || value === "true") return true;
  return value === false || value === 0 || value === "0" || value === "false" ? false : null;
});

/** `{"pl": …, "en": …}`, or a bare text for both; null when it holds no text at all. */
export const langDict = anything.transform((value): LangDict | null => {
  if (typeof value === "string") return value.trim() === "" ? null : { pl: value, en: value };
  const { pl, en } = z.object({ pl: text, en: text }).catch({ pl: null, en: null }).parse(value);
  return pl === null && en === null ? null : { ...(pl === null ? {} : { pl }), ...(en === null ? {} : { en }) };
});

/**
 * Why something is not possible. A dictionary without text (`{}`) still means that there is a reason, which USOS does not give.
 */
const reason = anything.transform((value): LangDict | null => {
  const isDictionary = typeof value === "object" && value !== null;
  return langDict.parse(value) ?? (isDictionary ? {} : null);
});

/** Texts, as a list or separated by `|`; null for anything else. */
const texts = anything.transform((value): string[] | null => {
  const list = typeof value === "string" ? value.split("|") : value;
  return Array.isArray(list) ? list.map((item) => text.parse(item)).filter((item) => item !== null) : null;
});

/** The id of an object, under either of its usual names. */
const named = z.object({ id: text, order_id: text }).transform(({ id, order_id }) => id ?? order_id);

/**
 * `orders` of `services/cards/mcard`, whose shape is not published: a list of ids, a list of objects, objects by id, or a single
 * one of these.
 */
const orderIds = anything.transform((value): string[] => {
  const idOf = (item: unknown): string | null => text.parse(item) ?? named.catch(null).parse(item);
  const own = idOf(value);
  let ids: (string | null)[];
  if (own !== null) ids = [own];
  else if (Array.isArray(value)) ids = value.map(idOf);
  else if (typeof value === "object" && value !== null) {
    ids = Object.entries(value).map(([key, item]) => named.catch(null).parse(item) ?? key);
  } else ids = [];
  return [...new Set(ids.filter((id) => id !== null))];
});

export const mcard = z
  .object({ why_cannot_order: reason, why_cannot_revoke: reason, orders: orderIds })
  .transform((it): MCard => {
    return { whyCannotOrder: it.why_cannot_order, whyCannotRevoke: it.why_cannot_revoke, orderIds: it.orders };
  });

/** Defined once, because zod compiles an object schema on its first use, which takes longer than ten parses. */
const anyOrder = z.object({
  id: text,
  status: text,
  token: text,
  distribution_pass: text,
  order_date: text,
  expiration_date: text,
  student_number: text,
});

/** The two secrets are only checked for presence, and not kept. */
export const mcardOrder = (askedId: string): z.ZodType<MCardOrder> =>
  anyOrder.transform((it) => ({
    id: it.id ?? askedId,
    status: it.status,
    ready: it.token !== null && it.distribution_pass !== null,
    orderDate: it.order_date,
    expirationDate: it.expiration_date,
    studentNumber: it.student_number,
  }));

export const mcardSecret = z
  .object({ token: text, distribution_pass: text })
  .transform(({ token, distribution_pass: distributionPass }): MCardSecret | null =>
    token === null || distributionPass === null ? null : { token, distributionPass },
  );

/** Null for a card without any number that identifies it. */
const anyCard = z
  .object({
    id: text,
    barcode_number: text,
    type: text,
    student_number: text,
    expiration_date: text,
    date_of_issue: text,
  })
  .transform((it): PlasticCard | null => {
    const id = it.id ?? it.barcode_number;
    if (id === null) return null;
    return {
      id,
      type: it.type ?? "unknown",
      studentNumber: it.student_number,
      expirationDate: it.expiration_date,
      dateOfIssue: it.date_of_issue,
    };
  });

export const plasticCard = anyCard.refine((card) => card !== null);

export const plasticCards = z
  .array(anyCard.catch(null))
  .nullable()
  .transform((cards) => (cards ?? []).filter((card) => card !== null));

export const user = z
  .object({
    id: text.refine((id) => id !== null),
    first_name: text,
    last_name: text,
    student_status: number,
    student_number: text,
    has_photo: flag,
  })
  .transform((it): UsosUser => {
    return {
      id: it.id,
      firstName: it.first_name,
      lastName: it.last_name,
      studentStatus: it.student_status,
      studentNumber: it.student_number,
      hasPhoto: it.has_photo,
    };
  });

/** `{"success": bool}`. Anything else does not count as an answer: the outcome is then unknown. */
export const success = z.object({ success: flag.refine((value) => value !== null) }).transform((it) => it.success);

export const installation = z
  .object({ mcards_support: flag, version: text })
  .transform((it) => ({ mcardsSupport: it.mcards_support, version: it.version }));

export const consumer = z
  .object({ token_scopes: texts, administrative_methods: texts })
  .transform((it) => ({ tokenScopes: it.token_scopes, administrativeMethods: it.administrative_methods }));

export const mobileConfig = z.object({ enable_mcards: flag }).transform((it) => ({ mcardsEnabled: it.enable_mcards }));

export const installations = z
  .array(z.object({ base_url: text, institution_name: langDict }).catch({ base_url: null, institution_name: null }))
  .transform((list) =>
    list.flatMap((it) => (it.base_url === null ? [] : [{ name: it.institution_name ?? {}, baseUrl: it.base_url }])),
  );

export const anyObject = z.record(z.string(), z.unknown());

/**
 * Statuses by order id. They are read from a dictionary (of texts or of orders) or from a list of orders, as the shape is not
 * published.
 */
export const statuses = z.union([z.array(z.unknown()), anyObject]).transform((value) => {
  const statusOf = z.object({ status: text }).transform((it) => it.status);
  const entries = Array.isArray(value)
    ? value.map((item: unknown): [string | null, unknown] => [named.catch(null).parse(item), item])
    : Object.entries(value);
  return new Map(
    entries.flatMap(([id, item]): [string, string | null][] =>
      id === null ? [] : [[id, text.parse(item) ?? statusOf.catch(null).parse(item)]],
    ),
  );
});
