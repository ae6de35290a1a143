import type { Random } from "./random";

const FOUR_HEX: readonly string[] = Array.from({ length: 65536 }, (_, bits) => bits.toString(16).padStart(4, "0"));
const ORDER_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
const ORDER_PAIRS: readonly string[] = Array.from(
  { length: 4096 },
  (_, bits) => `${ORDER_ALPHABET.charAt(bits >>> 6)}${ORDER_ALPHABET.charAt(bits & 63)}`,
);

function fourHex(bits: number): string {
  return FOUR_HEX[bits & 0xffff] ?? "";
}

/** A GUID as Microsoft writes tenants and subscriptions, for example `196e2273-9651-43a3-ba7e-7cbcd918fc40`. */
export function guid(random: Random): string {
  const [first, second, third, fourth] = [random.bits(), random.bits(), random.bits(), random.bits()];
  const version = fourHex((second & 0x0fff) | 0x4000);
  const variant = fourHex((third & 0x3fff) | 0x8000);
  return `${fourHex(first >>> 16)}${fourHex(first)}-${fourHex(second >>> 16)}-${version}-${variant}-${fourHex(third >>> 16)}${fourHex(fourth >>> 16)}${fourHex(fourth)}`;
}

/** Twelve hexadecimal digits, the form of `AlternateId`. */
export function alternateId(random: Random): string {
  const bits = random.bits();
  return `${fourHex(bits >>> 16)}${fourHex(bits)}${fourHex(random.bits())}`;
}

/** 33 letters, digits, dashes and underscores, the form of an NCE `OrderId`; it never begins with `-`. */
export function orderId(random: Random): string {
  let text = "";
  for (let draw = 0; draw < 8; draw += 1) {
    const bits = random.bits();
    text += `${ORDER_PAIRS[bits >>> 20] ?? ""}${ORDER_PAIRS[bits & 0xfff] ?? ""}`;
  }
  return `${String(random.below(10))}${text}`;
}
