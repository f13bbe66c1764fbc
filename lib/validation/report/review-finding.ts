/** How bad a finding is. */
export enum FindingSeverity {
  /** Stops synthesis. */
  ERROR = 'error',

  /** Is printed at synthesis, unless it is acknowledged. */
  WARNING = 'warning',

  /** Is written to the report only. */
  NOTICE = 'notice',
}

/** Something that the review found. It has the fields of a finding in the report (`jdcloud-lb-review.json`). */
export interface ReviewFinding {
  /** Code of the rule, for example JDLB005. */
  readonly code: string;

  /** How bad it is, after any override. */
  readonly severity: FindingSeverity;

  /** Path of the construct, for example shop/Shop/Servers. */
  readonly path: string;

  /** The property, or the call as `addInstance(Vm7)`, in the spelling of TypeScript. */
  readonly property: string;

  /** What is wrong, with the values. */
  readonly problem: string;

  /** What is allowed. */
  readonly allowed: string;

  /** What to do. */
  readonly remedy: string;

  /**
   * Why it was demoted from an error to a warning.
   *
   * @default - it was not
   */
  readonly demoted?: string;

  /**
   * Why this warning was acknowledged.
   *
   * @default - it was not
   */
  readonly acknowledged?: string;
}
