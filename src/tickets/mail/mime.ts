import { once } from "node:events";
import { finished } from "node:stream/promises";
import { Splitter, type MimeNode, type SplitterChunk } from "@zone-eu/mailsplit";
import { excessOf, type Excess } from "./excess";

/** A leaf of a letter's MIME tree, with its transfer encoding decoded. */
export interface Part {
  /** Lower case, without parameters: `text/plain`. */
  readonly type: string;
  /** The charset that the letter declares, if any. */
  readonly charset: string | undefined;
  /** RFC 3676: soft line breaks, which `delSp` joins without the space. */
  readonly flowed: boolean;
  readonly delSp: boolean;
  readonly disposition: string | undefined;
  readonly filename: string | undefined;
  readonly cid: string | undefined;
  readonly content: Buffer;
}

/** A multipart of a letter's MIME tree: `mixed`, `alternative`, `signed` … */
export interface Multipart {
  readonly multipart: string;
  readonly children: readonly Mime[];
}

export type Mime = Part | Multipart;

export const isMultipart = (it: Mime): it is Multipart => "multipart" in it;

/** A parsed letter, or why it was not parsed: it was made to keep the parser busy. */
export type TakenApart = { readonly ok: true; readonly mime: Mime } | { readonly ok: false; readonly excess: Excess };

/** The limits for the number, depth and headers of a letter's parts, the headers in bytes. No mail program exceeds them. */
const mostParts = 1_000;
const deepest = 20;
const largestHead = 256 * 1024;
const largestHeads = 1024 * 1024;
/** This many bytes are passed to the parser at a time; after each chunk the limits are checked. */
const chunkBytes = 64 * 1024;

/** Parses a letter into its MIME tree, in time at most proportional to its size. Attached letters are not parsed. */
export async function mimeOf(source: Buffer): Promise<TakenApart> {
  const excess = excessOf(source);
  if (excess) return { ok: false, excess };
  const nodes: MimeNode[] = [];
  const bodies = new Map<MimeNode, Buffer[]>();
  const count = createCount();
  const splitter = new Splitter({ ignoreEmbedded: true, maxChildNodes: mostParts, maxHeadSize: largestHead });
  splitter.on("data", (chunk: SplitterChunk) => {
    if (chunk.type === "node") {
      nodes.push(chunk);
      count.add(chunk);
    } else if (chunk.type === "body") {
      const body = bodies.get(chunk.node) ?? [];
      body.push(chunk.value);
      bodies.set(chunk.node, body);
    }
  });
  const ended = finished(splitter);
  try {
    for (let at = 0; at < source.length && !count.excess(); at += chunkBytes) {
      if (!splitter.write(source.subarray(at, at + chunkBytes))) await Promise.race([once(splitter, "drain"), ended]);
    }
    splitter.end();
    await ended;
  } catch (cause) {
    if (isTooLong(cause)) return { ok: false, excess: "parts" };
    throw cause;
  }
  const found = count.excess();
  return found ? { ok: false, excess: found } : { ok: true, mime: await treeOf(nodes, bodies) };
}

/** Whether the splitter rejected the letter because one of its own limits was exceeded. */
const isTooLong = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "EMAXLEN";

/** Counts what the splitter itself does not limit. */
function createCount() {
  const depths = new Map<MimeNode, number>();
  let headBytes = 0;
  let excess: Excess | undefined;
  return {
    excess: () => excess,
    add(node: MimeNode): void {
      const depth = node.parentNode ? (depths.get(node.parentNode) ?? 0) + 1 : 0;
      depths.set(node, depth);
      headBytes += node.headerCost();
      if (depth > deepest) excess ??= "depth";
      else if (headBytes > largestHeads) excess ??= "headers";
    },
  };
}

async function treeOf(nodes: readonly MimeNode[], bodies: ReadonlyMap<MimeNode, readonly Buffer[]>): Promise<Mime> {
  const trees = new Map<MimeNode, Mime[]>();
  let root: Mime | undefined;
  for (const node of nodes) {
    const children: Mime[] = [];
    const mime = node.multipart ? { multipart: node.multipart, children } : await partOf(node, bodies.get(node) ?? []);
    if (node.multipart) trees.set(node, children);
    if (node.parentNode) trees.get(node.parentNode)?.push(mime);
    root ??= mime;
  }
  return root ?? { multipart: "mixed", children: [] };
}

async function partOf(node: MimeNode, body: readonly Buffer[]): Promise<Part> {
  const text = (value: string | false): string | undefined => (value === false || value === "" ? undefined : value);
  const cid = node.headers ? node.headers.getFirst("content-id") : "";
  return {
    type: (text(node.contentType) ?? "text/plain").toLowerCase(),
    charset: text(node.charset),
    flowed: node.flowed,
    delSp: node.delSp,
    disposition: text(node.disposition)?.toLowerCase(),
    filename: text(node.filename),
    cid: cid === "" ? undefined : cid,
    content: await decoded(node, body),
  };
}

async function decoded(node: MimeNode, body: readonly Buffer[]): Promise<Buffer> {
  const decoder = node.getDecoder();
  const chunks: Buffer[] = [];
  decoder.on("data", (chunk: Buffer) => chunks.push(chunk));
  for (const chunk of body) decoder.write(chunk);
  decoder.end();
  await finished(decoder);
  return Buffer.concat(chunks);
}
