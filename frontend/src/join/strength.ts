/** How strong a password looks, for the meter only; what is allowed is Python's to say. */

export interface Strength {
  length: number;
  kinds: number;
}

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u];

export function strengthOf(typed: string): Strength {
  return { length: typed.length, kinds: KINDS.filter((kind) => kind.test(typed)).length };
}
