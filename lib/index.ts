/** Placeholder */
export enum X {
  /** a */ A = 'a',
}
