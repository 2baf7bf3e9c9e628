import { decoded, isSlow } from "./charset";
import type { Excess } from "./excess";
import { linesOfHtml } from "./htmlPage";
import { isMultipart, mimeOf, type Mime, type Part } from "./mime";
import { longestPage, type Line } from "./page";
import { isRightsManaged } from "./sealedElsewhere";
import { signedContent } from "./smime";
import { isTnef, tnefHoldsFiles } from "./tnef";
import { linesOfText } from "./textPage";

/** A part that is not the letter's text. */
export interface File {
  readonly part: Part;
  /** Whether the HTML shows it where its author put it. */
  readonly isRelated: boolean;
}

/** The unreadable part of a letter: it was encrypted, or packed in Outlook's own format (with or without files). */
export type Sealed = "encrypted" | "packed" | "packed files";

/** The content of a letter. */
export interface Content {
  /** All its text in any order, HTML without its tags; used to find a signature that may be anywhere. */
  readonly searchable: string;
  /** Its text, line by line as it looks on the screen. */
  page(): Line[];
  readonly files: readonly File[];
  readonly sealed: Sealed | undefined;
}

interface Piece {
  readonly part: Part;
  readonly text: string;
  readonly isHtml: boolean;
}

interface Gathered {
  readonly pieces: readonly Piece[];
  readonly files: readonly File[];
  readonly sealed?: Sealed | undefined;
  /** Whether the readable text only says that there is an encrypted letter. */
  readonly isNotice?: boolean;
}

/** The deepest nesting of multiparts that is read. */
const deepest = 8;
const mostHtml = 12 * 1024 * 1024;
/**
 * The limit for text in UTF-7, which is no longer used and takes seconds per megabyte to decode; in bytes, for all parts
 * together.
 */
const mostSlow = 128 * 1024;

/** The remaining resources for a letter. */
interface Budget {
  slow: number;
}

export type Opened = { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly excess: Excess };

/**
 * Parses a letter (MIME, any charset, signed content). Only for letters of people who may answer; call `page` only if the
 * letter's ticket was proven.
 */
export async function openLetter(source: Buffer): Promise<Opened> {
  const apart = await mimeOf(source);
  return apart.ok ? { ok: true, content: contentOf(await gather(apart.mime, 0, { slow: mostSlow })) } : apart;
}

function contentOf({ pieces, files, sealed, isNotice }: Gathered): Content {
  return {
    searchable: pieces.map(({ text, isHtml }) => (isHtml ? withoutTags(text) : text)).join("\n"),
    page: () => (isNotice === true ? [] : pieces.flatMap((piece, at) => apart(linesOf(piece), at))),
    files: isNotice === true ? [] : files,
    sealed,
  };
}

/** HTML as one text, for searches anywhere in it. It takes one pass, whatever the size. */
export const withoutTags = (html: string): string => html.replace(/<[^<>]*>/g, "");

async function gather(mime: Mime, depth: number, budget: Budget): Promise<Gathered> {
  if (depth > deepest) return { pieces: [], files: [] };
  if (!isMultipart(mime)) return gatherPart(mime, depth, budget);
  if (mime.multipart === "encrypted") return { pieces: [], files: [], sealed: "encrypted" };
  const children: Gathered[] = [];
  for (const child of mime.children) children.push(await gather(child, depth + 1, budget));
  const files = children.flatMap((it) => it.files);
  const isRelated = mime.multipart === "related";
  return {
    pieces: mime.multipart === "alternative" ? bestOf(children) : children.flatMap((it) => it.pieces),
    files: isRelated ? files.map((it) => ({ ...it, isRelated })) : files,
    sealed: children.find((it) => it.sealed !== undefined)?.sealed,
    isNotice: children.some((it) => it.isNotice === true),
  };
}

/** Chooses among alternatives: the HTML if it shows any text, since that is what its author saw, otherwise the plain text. */
function bestOf(children: readonly Gathered[]): readonly Piece[] {
  const says = ({ text, isHtml }: Piece): boolean =>
    /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(
      isHtml ? withoutTags(text.slice(0, mostHtml)).replace(/&\w{1,10};/g, "") : text,
    );
  const html = children.findLast(({ pieces }) => pieces.some((it) => it.isHtml && says(it)));
  return (html ?? children.find(({ pieces }) => pieces.some(says)) ?? children[0])?.pieces ?? [];
}

async function gatherPart(part: Part, depth: number, budget: Budget): Promise<Gathered> {
  const { type, content } = part;
  if (/^application\/(x-)?pkcs7-mime$/.test(type) || /\.p7m$/i.test(part.filename ?? "")) {
    const signed = signedContent(content);
    const within = signed && (await mimeOf(signed));
    if (within?.ok === true) return gather(within.mime, depth + 1, budget);
    return { pieces: [], files: [], sealed: "encrypted" };
  }
  if (isRightsManaged(part)) return { pieces: [], files: [], sealed: "encrypted", isNotice: true };
  if (isTnef(part)) return { pieces: [], files: [], sealed: tnefHoldsFiles(content) ? "packed files" : "packed" };
  if (isText(part)) {
    const isHtml = type === "text/html";
    const charset = part.charset ?? (isHtml ? charsetOfHtml(content) : undefined);
    const text = decoded(isSlow(charset) ? content.subarray(0, spent(budget, content.length)) : content, charset);
    const isSealed = !isHtml && text.includes(armour);
    const readable = isHtml ? text.slice(0, mostHtml) : withoutArmour(text);
    return { pieces: [{ part, isHtml, text: readable }], files: [], sealed: isSealed ? "encrypted" : undefined };
  }
  return { pieces: [], files: [{ part, isRelated: false }] };
}

/** Takes bytes from the budget; returns how many of them may be decoded. */
function spent(budget: Budget, bytes: number): number {
  const most = Math.min(budget.slow, bytes);
  budget.slow -= most;
  return most;
}

const isText = ({ type, disposition, filename }: Part): boolean =>
  /^text\/(plain|html|markdown|enriched|x-markdown)$/.test(type) &&
  disposition !== "attachment" &&
  (filename === undefined || disposition === undefined);

const charsetOfHtml = (content: Buffer): string | undefined =>
  /<meta[^>]{1,200}charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})/i.exec(content.toString("latin1", 0, 4_096))?.[1];

/** The text inside an OpenPGP signature (RFC 9580, 7). Encrypted text is dropped. */
function withoutArmour(text: string): string {
  const sealed = text.indexOf(armour);
  if (sealed >= 0) return text.slice(0, sealed);
  const begin =
    /^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\r?\n(?:[\w-]{1,40}: [^\r\n]{0,200}\r?\n){0,10}[ \t]*\r?\n/m.exec(
      text.slice(0, longestPage),
    );
  if (!begin) return text;
  const from = begin.index + begin[0].length;
  const end = text.indexOf("-----BEGIN PGP SIGNATURE-----", from);
  const signed = text.slice(from, end < 0 ? undefined : end).replace(/^- /gm, "");
  return text.slice(0, begin.index) + signed;
}

const armour = "-----BEGIN PGP MESSAGE-----";

function linesOf({ part, text, isHtml }: Piece): Line[] {
  return isHtml ? linesOfHtml(text) : linesOfText(text, part);
}

/** A blank line separates consecutive parts. */
const apart = (lines: Line[], at: number): Line[] =>
  at === 0 ? lines : lines.map((line, n) => (n === 0 ? { ...line, gap: "blank" } : line));
