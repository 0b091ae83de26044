const POLYNOMIAL = 0xedb88320;
const TABLE: Int32Array = checksumTable();

/** The CRC-32 of ISO/IEC 3309, as in zip and PNG, as a signed number of 32 bits. */
export function checksum(bytes: Uint8Array): number {
  let sum = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    sum = (TABLE[(sum ^ (bytes[at] as number)) & 0xff] as number) ^ (sum >>> 8);
  }
  return ~sum;
}

function checksumTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? POLYNOMIAL : 0);
    return sum;
  });
}
