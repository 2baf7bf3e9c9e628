import { Constructed, fromBER, ObjectIdentifier, OctetString, Sequence, type BaseBlock } from "asn1js";

/** RFC 5652. */
const signedData = "1.2.840.113549.1.7.2";
/** A larger structure is not parsed, because a hostile one could block the process. In bytes. */
const largest = 4 * 1024 * 1024;

/**
 * The letter inside an opaquely signed one (`smime.p7m` with `smime-type=signed-data`), which is a complete MIME entity. The
 * signer is not checked, since the sender is judged as for any other letter. Undefined when it is encrypted or broken.
 */
export function signedContent(p7m: Buffer): Buffer | undefined {
  if (p7m.length > largest) return undefined;
  const { offset, result } = fromBER(p7m);
  if (offset < 0) return undefined;
  const [type, wrapped] = childrenOf(result);
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== signedData) return undefined;
  const [sequence] = childrenOf(wrapped);
  // SignedData ::= SEQUENCE { version, digestAlgorithms, encapContentInfo, … }
  const [, content] = childrenOf(childrenOf(sequence)[2]);
  const [octets] = childrenOf(content);
  return octets instanceof OctetString ? Buffer.from(octets.getValue()) : undefined;
}

const childrenOf = (block: BaseBlock | undefined): readonly BaseBlock[] =>
  block instanceof Sequence || block instanceof Constructed ? block.valueBlock.value : [];
