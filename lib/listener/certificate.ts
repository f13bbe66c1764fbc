import { Construct, IConstruct } from 'constructs';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId } from '../properties/kinds';

/** A server certificate in the SSL certificate service. */
export interface ICertificate extends IConstruct {
  /** Id of the certificate, for example cert-a1. */
  readonly certificateId: string;
}

const CERTIFICATE = table<{ readonly certificateId: string }, { readonly certificateId: string }>('certificate', {
  certificateId: existingId('certificateId', 'cert-a1'),
});

/** An existing server certificate in the SSL certificate service. */
export class Certificate extends Construct implements ICertificate {
  /**
   * References an existing certificate by its id. Nothing is read.
   *
   * @param scope the construct to create it in
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
    this.certificateId = bind(this, CERTIFICATE, { certificateId }).attributes.certificateId;
  }
}
