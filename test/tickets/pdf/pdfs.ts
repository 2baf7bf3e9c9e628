import { deflateSync } from "node:zlib";

/** An object of a PDF: what it says of itself, and its content. */
interface Part {
  readonly says: string;
  readonly content?: Buffer;
}

/** A small PDF of these objects, beside the ones that every PDF has. */
export function pdfOf(...parts: readonly Part[]): Buffer {
  const all: Part[] = [
    { says: "/Type /Catalog /Pages 2 0 R" },
    { says: "/Type /Pages /Count 1 /Kids [3 0 R]" },
    { says: "/Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]" },
    ...parts,
  ];
  const written = all.map(({ says, content }, at) =>
    Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n<< ${says}${content ? ` /Length ${content.length}` : ""} >>\n`),
      content ? Buffer.concat([Buffer.from("stream\n"), content, Buffer.from("\nendstream\n")]) : Buffer.alloc(0),
      Buffer.from("endobj\n"),
    ]),
  );
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), ...written, Buffer.from("trailer << /Root 1 0 R >>\n%%EOF\n")]);
}

/** A compressed part. */
export const packed = (says: string, content: Buffer | string): Part => ({
  says: `${says} /Filter /FlateDecode`,
  content: deflateSync(content),
});
