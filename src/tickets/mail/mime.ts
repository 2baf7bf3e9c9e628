import { finished } from "node:stream/promises";
import { Splitter, type MimeNode, type SplitterChunk } from "@zone-eu/mailsplit";

/** A leaf of a letter's MIME tree, its transfer encoding undone. */
export interface Part {
  /** Lower case, without parameters: `text/plain`. */
  readonly type: string;
  /** As the letter claims it; undefined when it does not. */
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

/** No mail program writes more parts. Beyond this number the splitter throws. */
const mostParts = 1_000;
const largestHead = 1024 * 1024;

/**
 * Takes a letter apart into its MIME tree. Letters within the letter stay closed.
 * @throws when there are more parts or header lines than any program writes
 */
export async function mimeOf(source: Buffer): Promise<Mime> {
  const nodes: MimeNode[] = [];
  const bodies = new Map<MimeNode, Buffer[]>();
  const splitter = new Splitter({ ignoreEmbedded: true, maxChildNodes: mostParts, maxHeadSize: largestHead });
  splitter.on("data", (chunk: SplitterChunk) => {
    if (chunk.type === "node") nodes.push(chunk);
    else if (chunk.type === "body") {
      const body = bodies.get(chunk.node) ?? [];
      body.push(chunk.value);
      bodies.set(chunk.node, body);
    }
  });
  splitter.end(source);
  await finished(splitter);

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
