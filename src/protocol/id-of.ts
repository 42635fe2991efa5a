// Ids: a prefix and 20 characters of [0-9a-z]. Of 256 bits, what is left over by the division is nothing to speak of.

const characters = 20;
const space = 36n ** BigInt(characters);

/** The id that these 32 bytes make. */
export function idOf(prefix: string, bytes: Uint8Array): string {
  const number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return `${prefix}_${(number % space).toString(36).padStart(characters, "0")}`;
}
