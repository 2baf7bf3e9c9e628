/** The encoding of lmdb's keys. The package brings types that its list of exports leaves out. */
declare module "ordered-binary" {
  export function fromBufferKey(source: Buffer): unknown;
}
