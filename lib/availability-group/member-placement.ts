/** What the members of an availability group do not share. Source: JD Cloud SDK, CreateAg. */
export enum MemberPlacement {
  /** Members are spread over fault domains. */
  FAULT_DOMAIN = 'FAULT_DOMAIN',

  /** Members are spread over network switches. */
  SWITCH = 'SWITCH',

  /** Members are spread over physical hosts. */
  HOST = 'HOST',
}
