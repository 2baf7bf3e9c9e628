/** The encoding of lmdb's keys. The package contains types, but its `exports` do not list them. */
declare module "ordered-binary" {
  export function fromBufferKey(source: Buffer): unknown;
}
