import { Construct, IConstruct } from 'constructs';
import { importedId } from '../terraform/imports';

/** A server certificate in the SSL certificate service. */
export interface ICertificate extends IConstruct {
  /** Id of the certificate, for example cert-a1. */
  readonly certificateId: string;
}

/** An existing server certificate in the SSL certificate service. */
export class Certificate extends Construct implements ICertificate {
  /**
   * Refers to an existing certificate by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param certificateId id of the certificate, for example cert-a1
   */
  public static fromCertificateId(scope: Construct, id: string, certificateId: string): ICertificate {
    return new Certificate(scope, id, certificateId);
  }

  /** Id of the certificate. */
  public readonly certificateId: string;

  private constructor(scope: Construct, id: string, certificateId: string) {
    super(scope, id);
    this.certificateId = importedId(this, 'certificateId', certificateId, 'cert-a1');
  }
}
