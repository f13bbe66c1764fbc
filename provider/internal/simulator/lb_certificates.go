package simulator

// CertificateSpec is a listener's reference to a certificate of the SSL service.
type CertificateSpec struct {
	CertificateID string `json:"certificateId"`
	IsDefault     bool   `json:"isDefault"`
}

const maxDefaultCertificates = 2

var certificateSpecsField = list("certificateSpecs",
	object("", text("certificateId").need().follow(idRule), boolean("isDefault")), maxDefaultCertificates)

type certificateSpecBody struct {
	CertificateID string `json:"certificateId"`
	IsDefault     *bool  `json:"isDefault"`
}

// judgeCertificates checks default certificates for a listener of the given protocol.
func (c *call) judgeCertificates(given []certificateSpecBody, protocol string) ([]CertificateSpec, *apiError) {
	specs := []CertificateSpec{}
	if !usesTLS(protocol) {
		if len(given) > 0 {
			return nil, invalid("Request parameter certificateSpecs is supported by protocols Https and Tls only, not by %s", protocol)
		}
		return specs, nil
	}
	if len(given) == 0 {
		return nil, missing("certificateSpecs")
	}
	algorithms := map[string]string{}
	for _, spec := range given {
		if spec.IsDefault != nil && !*spec.IsDefault {
			return nil, unexpected("certificateSpecs.isDefault", false, "true: it cannot be set yet")
		}
		certificate, failure := certificates.find(c.state, spec.CertificateID)
		if failure != nil {
			return nil, failure
		}
		if other, ok := algorithms[certificate.Algorithm]; ok {
			return nil, invalid("Default certificates '%s' and '%s' both have key algorithm %s, expected two different ones",
				other, spec.CertificateID, certificate.Algorithm)
		}
		algorithms[certificate.Algorithm] = spec.CertificateID
		specs = append(specs, CertificateSpec{CertificateID: spec.CertificateID, IsDefault: true})
	}
	return specs, nil
}
