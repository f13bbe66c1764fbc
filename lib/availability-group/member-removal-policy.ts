/** Which members auto scaling removes first. Source: JD Cloud SDK, AutoscalingSpec. */
export enum MemberRemovalPolicy {
  /** The member that was created first. */
  OLDEST_INSTANCE = 'OLDEST_INSTANCE',

  /** The member that was created last. */
  NEWEST_INSTANCE = 'NEWEST_INSTANCE',
}
