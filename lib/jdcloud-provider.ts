import * as jdcloud from './jdcloud';

/**
 * The Terraform provider for JD Cloud: credentials, region and endpoint. A stack needs one for each region.
 *
 * What you leave out is read from the environment: `JDCLOUD_ACCESS_KEY`, `JDCLOUD_SECRET_KEY`, `JDCLOUD_SECURITY_TOKEN`, `JDCLOUD_REGION`,
 * `JDCLOUD_ENDPOINT`.
 */
export class JdcloudProvider extends jdcloud.JdcloudProvider {}
